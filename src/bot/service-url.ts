import { isLoopback } from '../model/address.ts';

/** Hosts of Azure's channels (public and US Government clouds) that replies, and our token, may be sent to. */
const hosts: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
]);
const domains: readonly string[] = ['.botframework.com', '.botframework.azure.us'];

/** Whether a service address is one of Azure's: https, default port, no credentials, a listed host. */
export function isChannelHost(serviceUrl: string): boolean {
  const url = canonical(serviceUrl);
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return false;
  return hosts.has(url.hostname) || domains.some((domain) => url.hostname.endsWith(domain));
}

/** Whether a service address is on this machine: local test tools, and nothing else. */
export function isLocalHost(serviceUrl: string): boolean {
  const url = canonical(serviceUrl);
  return (url?.protocol === 'http:' || url?.protocol === 'https:') && isLoopback(url.hostname);
}

/** A URL written just as it is understood: with any other, two parsers may see two hosts. */
function canonical(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.href === text || url.href === `${text}/` ? url : undefined;
}
