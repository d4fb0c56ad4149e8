import { startConversation, type Conversation } from './conversation.ts';
import { createEarly } from './early.ts';
import { keepVisitFresh } from './freshness.ts';
import { listenToHolder, type Holder } from './holder.ts';
import { leaveChat, watchEscape } from './leave.ts';
import { wireMenu } from './menu.ts';
import { closeElsewhere } from './disclosure.ts';
import { readPage, type ChatPage } from './page.ts';

const page = readPage();
const waiting: ((conversation: Conversation) => void)[] = [];
let conversation: Conversation | undefined;
const holder = listenToHolder([location.origin, ...page.data.holders], (message) => {
  if (message.type === 'ask') use((chat) => chat.say(message.text));
  // Where a finger types, the focus would push up half a screen of keys that nobody asked for.
  else if (matchMedia('(hover: hover)').matches) use((chat) => chat.focus());
});
wireLeaving(page, holder);
closeElsewhere(page.help);
closeElsewhere(page.menu);
// Without the bundle there is no chat; the page says so, and the numbers stand above.
if (page.data.bundle !== null) {
  const early = createEarly(page, (text) => use((chat) => chat.say(text)));
  conversation = startConversation(page, page.data.bundle, early, {
    answered: () => holder.tell('answered'),
    forgotten: () => holder.tell('forgotten'),
  });
  keepVisitFresh();
  wireMenu(page, conversation);
  for (const work of waiting.splice(0)) work(conversation);
}

function use(work: (conversation: Conversation) => void): void {
  if (conversation) work(conversation);
  else waiting.push(work);
}

function wireLeaving(page: ChatPage, holder: Holder): void {
  const leave = (): void => leaveChat(page.data.leaveTo, () => holder.tell('leave'));
  page.button('leave').addEventListener('click', leave);
  watchEscape(() => true, leave);
}
