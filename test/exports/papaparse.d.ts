declare module 'papaparse' {
  export function parse(text: string): {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly unknown[];
  };
}
