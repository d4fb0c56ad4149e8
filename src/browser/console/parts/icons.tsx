import type { ReactNode } from 'react';

/** Drawn for this console, on a grid of 16: lines of one weight, so that they sit quietly beside text. */
const PATHS = {
  queue: 'M2.5 3.5h11M2.5 8h7M2.5 12.5h4M11 10.5l2 2 2-2M13 7v5.5',
  conversations: 'M2.5 3.5h8v6h-4l-2.5 2v-2H2.5ZM12.5 6h1v6h-1v1.8L10.2 12H8',
  improve: 'M2.5 12.5 6 8.500l3 2.500 4.500-6.500M10.500 4.500h3v3',
  settings: 'M2 4.5h6M11 4.5h3M2 11.5h3M8 11.5h6M9.5 3v3M6.5 10v3',
  staff:
    'M6 7.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM1.8 13.5c.3-2.6 1.9-4 4.2-4s3.900 1.400 4.200 4M10.500 2.700a2.400 2.400 0 0 1 0 4.200M12 9.800c1.300.6 2 1.900 2.200 3.700',
  audit: 'M3.500 2h6.500l2.500 2.500V14h-9ZM6 6.500h4M6 9h4M6 11.500h2.500',
  danger: 'M8 2.200 14.500 13.500h-13ZM8 6.500v3.200M8 11.600v.1',
  down: 'M10.500 2.500H5.300c-.7 0-1.300.4-1.500 1.100L2.600 7.500c-.3 1 .4 1.900 1.400 1.900h3l-.5 2.700c-.1.8.4 1.400 1.100 1.400l2.900-4.600ZM10.500 2.500h2.500v6.400h-2.500',
  up: 'M10.500 13.500H5.300c-.7 0-1.300-.4-1.500-1.100L2.600 8.500c-.3-1 .4-1.900 1.400-1.900h3l-.5-2.700c-.1-.8.4-1.400 1.100-1.400l2.900 4.600ZM10.500 13.500h2.500V7.100h-2.500',
  question: 'M5.800 6a2.200 2.200 0 1 1 3.300 1.900c-.8.4-1.100.9-1.100 1.600M8 11.800v.1',
  phone:
    'M3.500 2.500h2.300l1 3-1.500 1.200a8 8 0 0 0 4 4L10.500 9.200l3 1v2.300c0 .6-.5 1-1 1C7 13.200 2.800 9 2.500 3.500c0-.5.400-1 1-1Z',
  lock: 'M4 7.500h8v6H4ZM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500',
  eye: 'M1.500 8S4 3.800 8 3.800 14.500 8 14.500 8 12 12.200 8 12.200 1.500 8 1.500 8ZM8 9.800a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600Z',
  export: 'M8 2v7.500M5 6.700l3 3 3-3M2.500 11v2.500h11V11',
  erase: 'M2.500 4h11M6 4V2.500h4V4M4 4l.7 9.500h6.600L12 4M6.700 6.500v4.500M9.300 6.500v4.500',
  next: 'M3 8h9M8.500 4.500 12 8l-3.500 3.500',
  back: 'M13 8H4M7.500 4.500 4 8l3.500 3.500',
  check: 'M3 8.500 6.500 12 13 4.500',
  search: 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM10.800 10.800 14 14',
  chevron: 'M4.500 6.500 8 10l3.500-3.500',
  close: 'M4 4l8 8M12 4l-8 8',
  more: 'M3.500 8v.1M8 8v.1M12.500 8v.1',
  keys: 'M1.500 4h13v8h-13ZM4 6.500v.1M6.700 6.500v.1M9.300 6.500v.1M12 6.500v.1M4.500 9.500h7',
  out: 'M6.500 2.500h-4v11h4M7 8h7M11 5l3 3-3 3',
  note: 'M2.500 2.500h11v8l-3 3h-8ZM10.500 13.500v-3h3M5 5.500h6M5 8h4',
  mark: 'M3 13.500V2.500M3 3h9l-2 3 2 3H3',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words, never instead of them. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
