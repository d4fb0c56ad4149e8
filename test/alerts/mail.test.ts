import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { mailMessenger } from '../../src/alerts/messengers.ts';

const NOTE = { danger: 2, callBacks: 1, link: 'https://chat.clinic.example/console' };
const ENVELOPE = { from: 'guide@clinic.example', to: ['desk@clinic.example', 'lead@clinic.example'] };

let servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  servers = [];
});

/** A mail server without encryption, which writes down what it is told. */
async function mailServer(answers: { readonly [command: string]: string } = {}) {
  const told: string[] = [];
  const server = createServer((socket) => talk(socket, told, answers));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { told, at: `127.0.0.1:${address.port}` };
}

function talk(socket: Socket, told: string[], answers: { readonly [command: string]: string }): void {
  let rest = '';
  let inMail = false;
  const answer = (line: string): void => void socket.write(`${line}\r\n`);
  const hear = (line: string): void => {
    told.push(line);
    if (inMail && line !== '.') return;
    const command = inMail ? '.' : (line.split(' ')[0]?.toUpperCase() ?? '');
    inMail = command === 'DATA';
    answer(answers[command] ?? (inMail ? '354 go on' : '250 well'));
  };
  socket.setEncoding('utf8').on('error', () => undefined);
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
  answer('220 mail.clinic.example');
}

describe('the e-mail', () => {
  it('goes to everybody named, with counts and a link', async () => {
    const { told, at } = await mailServer();
    await mailMessenger({ ...ENVELOPE, server: `smtp://${at}` })(NOTE);
    expect(told.filter((line) => line.startsWith('RCPT'))).toEqual(
      ENVELOPE.to.map((to) => `RCPT TO:<${to}>`),
    );
    const mail = told.slice(told.indexOf(''), told.indexOf('.'));
    expect(mail).toEqual([
      '',
      'Flags that nobody has opened: 2',
      'New call-back requests: 1',
      'Sign in to see them: https://chat.clinic.example/console',
    ]);
  });

  it('fails where the mail server takes nobody', async () => {
    const { at } = await mailServer({ RCPT: '550 nobody' });
    await expect(mailMessenger({ ...ENVELOPE, server: `smtp://${at}` })(NOTE)).rejects.toThrow('550');
  });

  it('sends neither note nor password to another machine without encryption', async () => {
    const { told, at } = await mailServer({ STARTTLS: '502 unknown' });
    // A name that is not one of those known to be this very machine.
    const server = `smtp://name:secret@${at.replace('127.0.0.1', 'LOCALHOST')}`;
    await expect(mailMessenger({ ...ENVELOPE, server })(NOTE)).rejects.toThrow();
    expect(told.map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(['EHLO', 'STARTTLS']));
    expect(told.join(' ')).not.toMatch(/AUTH|MAIL|RCPT|waiting/);
  });
});
