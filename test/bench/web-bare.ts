import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { ROOT } from './machine.ts';

/** The least a page with Web Chat can be, on the same bundle, compressed as well, talking to the same server. */
export async function startBarePage(): Promise<{
  readonly origin: string;
  serve(chat: string): void;
  close(): void;
}> {
  const folder = path.join(ROOT, 'build/web-chat');
  const file = readdirSync(folder).find((name) => /^webchat-.*\.js\.br$/.test(name)) ?? '';
  const bundle = readFileSync(path.join(folder, file));
  let chat = '';
  const server = createServer((request, response) => {
    if (request.url === '/webchat.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Encoding': 'br' }).end(bundle);
    } else if (request.url === '/')
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(bare(chat));
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    serve: (url) => void (chat = url),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const bare = (
  chat: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>html, body { height: 100%; margin: 0 } #webchat { height: 100% }</style></head>
<body><div id="webchat" role="main"></div><script src="/webchat.js"></script><script>
fetch('${chat}/chat/token', { method: 'POST' }).then((answer) => answer.json()).then(({ token }) =>
  WebChat.renderWebChat({
    directLine: WebChat.createDirectLine({ domain: '${chat}/v3/directline', token }),
  }, document.getElementById('webchat')));
</script></body></html>`;
