import type { PageData } from './page-data.ts';

/** The parts of the chat page that its script touches. */
export interface ChatPage {
  readonly data: PageData;
  readonly nonce: string;
  readonly chat: HTMLElement;
  readonly status: HTMLElement;
  readonly renew: HTMLDialogElement;
  readonly renewButton: HTMLButtonElement;
  readonly leaveButton: HTMLButtonElement;
}

/** Finds them; the page is our own, so a missing one is a fault in it. */
export function readPage(): ChatPage {
  return {
    data: readData(),
    nonce: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '',
    chat: need('chat', HTMLElement),
    status: need('status', HTMLElement),
    renew: need('renew', HTMLDialogElement),
    renewButton: need('new', HTMLButtonElement),
    leaveButton: need('leave', HTMLButtonElement),
  };
}

function need<T extends HTMLElement>(id: string, type: abstract new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`The page has no #${id}.`);
}

function readData(): PageData {
  const data: PageData = JSON.parse(need('page-data', HTMLScriptElement).textContent);
  return data;
}
