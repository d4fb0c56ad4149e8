import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { ROOT } from '../house/sources.ts';

/** Unless CHROMIUM names another. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Nothing of the browser's own may go out: no updates, no field trials, no look-ups. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Test = (name: string, work: () => Promise<void>) => void;

/**
 * Tests in a real browser. Without one (or without the Web Chat bundle, which comes from a registry) they are
 * skipped, each printed by name; where REQUIRE_BROWSER is set, that is a failure.
 */
export function inBrowser(name: string, tests: (test: Test, browser: () => Browser) => void): void {
  const missing = whatIsMissing();
  if (missing !== undefined && process.env['REQUIRE_BROWSER'] === undefined) {
    describe.skip(name, () => tests(skipped(`${name} › `, missing), unstarted));
    return;
  }
  describe(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      if (missing !== undefined) throw new Error(`REQUIRE_BROWSER is set, but there is ${missing}.`);
      browser = await chromium.launch({ executablePath: executable() ?? '', args: ARGS });
    });
    afterAll(() => browser?.close());
    tests(
      (title, work) => it(title, work),
      () => browser ?? unstarted(),
    );
  });
}

function executable(): string | undefined {
  const given = process.env['CHROMIUM'];
  return (given === undefined ? PLACES : [given]).find((place) => existsSync(place));
}

function whatIsMissing(): string | undefined {
  if (executable() === undefined) return 'no Chromium';
  if (!existsSync(path.join(ROOT, 'build/web-chat/stamp'))) return 'no Web Chat bundle';
  return undefined;
}

function skipped(prefix: string, reason: string): Test {
  return (title, work) => {
    process.stderr.write(`skipped (${reason}): ${prefix}${title}\n`);
    it(title, work);
  };
}

function unstarted(): Browser {
  throw new Error('The browser has not been started.');
}
