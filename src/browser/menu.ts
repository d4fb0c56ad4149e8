import type { Conversation } from './conversation.ts';
import type { ButtonName, ChatPage } from './page.ts';

/** Download, begin anew, forget: what is irrevocable is asked about first. */
export function wireMenu(page: ChatPage, conversation: Conversation): void {
  const { words } = page.data;
  page.menu.addEventListener('toggle', () => {
    const { bottom } = page.helpBar.getBoundingClientRect();
    page.menu.style.setProperty('--below-help', `${bottom + window.scrollY}px`);
  });
  const pressed = (name: ButtonName, work: () => void): void =>
    page.button(name).addEventListener('click', () => {
      page.menu.open = false;
      work();
    });
  pressed('download', () => conversation.press('download', words.download));
  pressed('new', () => page.renewSure.showModal());
  pressed('forget', () => page.forgetSure.showModal());
  pressed('again', () => {
    conversation.renew();
    conversation.focus();
  });
  sure(page.renewSure, () => conversation.renew());
  sure(page.forgetSure, () => conversation.press('forget', words.forget));
}

function sure(dialog: HTMLDialogElement, work: () => void): void {
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'yes') work();
    dialog.returnValue = '';
  });
}
