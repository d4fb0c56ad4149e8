/** The forms in which many conversations can be had as one file. */
export const EXPORT_FORMATS = ['transcript', 'jsonl', 'csv', 'html'] as const;
export type SetFormat = (typeof EXPORT_FORMATS)[number];
