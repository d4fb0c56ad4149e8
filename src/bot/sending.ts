import { z } from 'zod';

/** What the SDK's client throws for an answer that is no success. */
const answered = z.object({ statusCode: z.number() });

/** The status of a refused sending; undefined where there was no answer at all. */
export function statusOf(error: unknown): number | undefined {
  return answered.safeParse(error).data?.statusCode;
}

/**
 * What a sending that threw has come to. A refusal says that nothing was delivered; a gateway that gave up, a server's
 * fault and a broken connection do not, and what is not known is not sent again.
 */
export function sendingFailed(error: unknown): 'failed' | 'unknown' {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 ? 'failed' : 'unknown';
}
