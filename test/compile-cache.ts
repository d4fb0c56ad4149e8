import path from 'node:path';

/**
 * Before the test processes start: threads find their code compiled. Without it every one of them loads the WebAssembly
 * that strips types, and V8 now and then ends the process when many threads do so and end ("jit_page.has_value()").
 */
export default function keepCompiled(): void {
  process.env['NODE_COMPILE_CACHE'] ??= path.resolve('build', 'compile-cache');
}
