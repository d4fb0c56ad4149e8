import { config } from 'zod';

/**
 * True: schemas are read, not compiled. Compiling one into a function is what the page's policy forbids, and even the
 * attempt would be reported. It is set when this module is, before any module after it makes a schema.
 */
export const isJitless = config({ jitless: true }).jitless === true;
