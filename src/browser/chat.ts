import { startConversation, type Conversation } from './conversation.ts';
import { keepVisitFresh } from './freshness.ts';
import { leave, leaveByEscape } from './leave.ts';
import { readPage, type ChatPage } from './page.ts';

const page = readPage();
wireLeaving(page);
wireHelp();
// Without the bundle there is no chat; the page says so, and the numbers stand above.
if (page.data.bundle !== null) {
  const conversation = startConversation(page, page.data.bundle);
  keepVisitFresh();
  wireRenewing(page, conversation);
  wireAsking(conversation);
}

function wireLeaving({ data, leaveButton }: ChatPage): void {
  leaveButton.addEventListener('click', () => leave(data.leaveTo));
  leaveByEscape(data.leaveTo);
}

/** The panel lies over the chat, so a press elsewhere or Escape closes it. */
function wireHelp(): void {
  const help = document.querySelector<HTMLDetailsElement>('#help');
  if (!help) return;
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !help.contains(target)) help.open = false;
  });
  help.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    help.open = false;
    help.querySelector('summary')?.focus();
  });
}

function wireRenewing({ renew, renewButton }: ChatPage, conversation: Conversation): void {
  renewButton.addEventListener('click', () => renew.showModal());
  renew.addEventListener('close', () => {
    if (renew.returnValue === 'yes') conversation.renew();
    renew.returnValue = '';
  });
}

/** The page around us may hand over a question: only a page of our own origin, and only text. */
function wireAsking(conversation: Conversation): void {
  window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin !== location.origin || source !== window.parent || source === window) return;
    const text = askedText(data);
    if (text !== undefined) conversation.say(text);
  });
}

function askedText(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data) || !('text' in data)) return undefined;
  return data.type === 'therapy-guide:ask' && typeof data.text === 'string' ? data.text : undefined;
}
