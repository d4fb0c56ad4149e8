import { describe, expect, it } from '@jest/globals';
import { isChannelHost, isLocalHost } from '../../src/bot/service-url.ts';

describe('a service address', () => {
  it('may be one of Azure’s channels', () => {
    for (const url of [
      'https://smba.trafficmanager.net/teams/',
      'https://smba.trafficmanager.net/emea/9c3d/',
      'https://slack.botframework.com/',
      'https://europe.webchat.botframework.com/',
      'https://smba.infra.gov.teams.microsoft.us/gcch/',
    ]) {
      expect([url, isChannelHost(url)]).toEqual([url, true]);
    }
  });

  it('may not be anything else, however it is written', () => {
    for (const url of [
      '',
      'x',
      '//smba.trafficmanager.net/',
      'http://smba.trafficmanager.net/',
      'https://smba.trafficmanager.net:8443/',
      'https://user:pass@smba.trafficmanager.net/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://evil.example/smba.trafficmanager.net',
      'https://evil.example#.botframework.com',
      'https://evil.example?.botframework.com',
      'https://smba.trafficmanager.net.evil.example/',
      'https://evilsmba.trafficmanager.net/',
      'https://evilbotframework.com/',
      'https://botframework.com/',
      'https://botframework.com.evil.example/',
      'https://smba.trafficmanager.net\\@evil.example/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://169.254.169.254/latest/meta-data',
      'https://2130706433/',
      'https://0x7f.1/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'ftp://slack.botframework.com/',
    ]) {
      expect([url, isChannelHost(url)]).toEqual([url, false]);
    }
  });

  it('is local where it is this machine, by name or number', () => {
    for (const url of ['http://localhost:56150', 'http://127.0.0.1:1/', 'http://[::1]:9/'])
      expect(isLocalHost(url)).toBe(true);
    for (const url of [
      'http://10.0.0.1/',
      'http://localhost.evil.example',
      'ws://localhost',
      'localhost:1',
      '',
    ]) {
      expect(isLocalHost(url)).toBe(false);
    }
  });
});
