// The parts of these packages that the benchmark uses: they bring no types of their own.
declare module '@nlpjs/core' {
  import type { Nlp } from '@nlpjs/nlp';
  export interface Container {
    get(name: 'nlp'): Nlp;
    use(plugin: unknown): void;
    registerConfiguration(tag: string, settings: object, onlyOnce: boolean): void;
  }
  export function containerBootstrap(): Promise<Container>;
}
declare module '@nlpjs/nlp' {
  export class Nlp {
    readonly settings: { autoSave: boolean };
    addLanguage(language: string): void;
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(
      language: string,
      text: string,
    ): Promise<{ readonly classifications: readonly { readonly intent: string; readonly score: number }[] }>;
  }
}
declare module '@nlpjs/lang-en' {
  export const LangEn: unknown;
}
