import type { PageData } from './page-data.ts';

/** The parts of the chat page that its script touches. */
export interface ChatPage {
  readonly data: PageData;
  readonly nonce: string;
  readonly status: HTMLElement;
  readonly menu: HTMLDetailsElement;
  readonly help: HTMLDetailsElement;
  readonly helpBar: HTMLElement;
  readonly renewSure: HTMLDialogElement;
  readonly forgetSure: HTMLDialogElement;
  readonly early: EarlyParts;
  button(name: ButtonName): HTMLButtonElement;
  /** An empty place for a chat window: the one before goes, and with it all that it showed. */
  freshPlace(): HTMLElement;
}

/** What stands in for the chat window until it has loaded. */
export interface EarlyParts {
  readonly whole: HTMLElement;
  readonly lines: HTMLElement;
  readonly box: HTMLFormElement;
  readonly field: HTMLTextAreaElement;
}

export type ButtonName = 'leave' | 'download' | 'new' | 'forget' | 'again';

/** Finds them; the page is our own, so a missing one is a fault in it. */
export function readPage(): ChatPage {
  return {
    data: readData(),
    nonce: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '',
    status: need('status', HTMLElement),
    menu: need('menu', HTMLDetailsElement),
    help: need('help', HTMLDetailsElement),
    helpBar: need('help-bar', HTMLElement),
    renewSure: need('renew', HTMLDialogElement),
    forgetSure: need('forget-sure', HTMLDialogElement),
    early: {
      whole: need('early', HTMLElement),
      lines: need('early-lines', HTMLElement),
      box: need('early-box', HTMLFormElement),
      field: need('early-text', HTMLTextAreaElement),
    },
    button: (name) => need(name, HTMLButtonElement),
    freshPlace() {
      const fresh = document.createElement('div');
      need('chat', HTMLElement).replaceWith(fresh);
      fresh.id = 'chat';
      return fresh;
    },
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
