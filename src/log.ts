import { pino } from 'pino';
import type { Log, LogFields } from './model/world.ts';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** A structured log on standard error: JSON lines with the fields of LogFields and nothing else. */
export function createLog(level: Level): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  return {
    info: (event, fields) => logger.info(allowed(fields), event),
    warn: (event, fields) => logger.warn(allowed(fields), event),
    error: (event, fields) => logger.error(allowed(fields), event),
  };
}

/** Copies field by field: a field that was not decided on does not compile, one smuggled in does not pass. */
function allowed(fields: LogFields = {}): LogFields {
  const { code, channel, outcome, route, method, status, count, bytes, ms, address, file, setting, fault } =
    fields;
  const known = {
    code,
    channel,
    outcome,
    route,
    method,
    status,
    count,
    bytes,
    ms,
    address,
    file,
    setting,
    fault,
  };
  known satisfies { readonly [name in keyof Required<LogFields>]: unknown };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
