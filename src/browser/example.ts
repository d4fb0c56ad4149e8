import { leaveByEscape } from './leave.ts';
import type { AskMessage } from './page-data.ts';

/** The example clinic's page: the chat is loaded only when a visitor opens it. */
const panel = document.getElementById('panel');
const openButton = document.getElementById('open');
const closeButton = document.getElementById('close');
let frame: HTMLIFrameElement | undefined;

openButton?.addEventListener('click', () => open());
closeButton?.addEventListener('click', close);
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-ask]')) {
  button.addEventListener('click', () => open(button.dataset['ask']));
}
if (panel?.dataset['leave']) leaveByEscape(panel.dataset['leave']);

function open(question?: string): void {
  if (!panel) return;
  panel.hidden = false;
  document.body.classList.add('chatting');
  if (frame) {
    ask(frame, question);
    frame.focus();
    return;
  }
  const fresh = document.createElement('iframe');
  fresh.src = '/chat';
  fresh.title = panel.dataset['title'] ?? '';
  fresh.addEventListener('load', () => ask(fresh, question), { once: true });
  panel.append(fresh);
  fresh.focus();
  frame = fresh;
}

function close(): void {
  if (!panel) return;
  panel.hidden = true;
  document.body.classList.remove('chatting');
  openButton?.focus();
}

function ask(target: HTMLIFrameElement, text: string | undefined): void {
  if (text === undefined) return;
  const message: AskMessage = { type: 'therapy-guide:ask', text };
  target.contentWindow?.postMessage(message, location.origin);
}
