// The least a bot can be: botbuilder on restify, which says every message back. Keeps nothing, knows nothing.
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createServer, plugins, type Next, type Request, type Response } from 'restify';
import { z } from 'zod';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler().onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});
const body = z.record(z.string(), z.unknown());
const address = z.object({ port: z.number() });

const server = createServer();
server.use(plugins.jsonBodyParser({ mapParams: false }));
server.post('/api/messages', (request, response, next) => {
  void answer(request, response, next);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = address.parse(server.address());
  process.stdout.write(`Ready: http://127.0.0.1:${port}/\n`);
});

async function answer(request: Request, response: Response, next: Next): Promise<void> {
  const plain = { body: body.parse(request.body), headers: { ...request.headers }, method: 'POST' };
  try {
    await adapter.process(plain, response, (context) => bot.run(context));
    next();
  } catch (error) {
    next(error);
  }
}
