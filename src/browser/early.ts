import { createPause } from './pause.ts';
import type { ChatPage } from './page.ts';

/**
 * What stands in for the chat window: the greeting, and a field that takes words at once. A window that takes seconds
 * to load on an old phone must not keep anybody waiting who has something to say.
 */
export interface Early {
  /** Stands there (again), with the greeting unless there is a history to come. */
  begin(withGreeting: boolean): void;
  /** Resolves when nobody is typing, or words wait to go out. */
  pause(): Promise<void>;
  /** The window is ready: hands over what is half written, and where the focus was. */
  end(heir: Heir): void;
  /** All is over: says this instead of everything else, and offers to begin anew. */
  close(text: string): void;
}

/** The window's own field. */
export interface Heir {
  field(): HTMLTextAreaElement | null;
  write(text: string): void;
}

const MOST_LOOKS = 60;

/** `say` gets every message that is sent before the window is there. */
export function createEarly(page: ChatPage, say: (text: string) => void): Early {
  const { whole, lines, box, field } = page.early;
  const greeting = [...lines.children];
  const again = page.button('again');
  const pause = createPause(field);
  const composed = whenComposed(field);

  const send = (): void => {
    const text = field.value.trim();
    if (text === '') return;
    lines.append(bubble(text, 'bubble mine'));
    lines.scrollTo({ top: lines.scrollHeight });
    field.value = '';
    pause.now();
    say(text);
  };
  sendOnEnter(box, field, send);

  return {
    pause: () => pause.wait(),
    begin(withGreeting) {
      composed.drop();
      if (!withGreeting) pause.now();
      lines.replaceChildren(...(withGreeting ? greeting : []));
      show(true);
      box.hidden = false;
      again.hidden = true;
    },
    end(heir) {
      composed.run(() =>
        handOver(field, heir, () => {
          const hadFocus = document.activeElement === field;
          const { selectionStart } = field;
          field.value = '';
          show(false);
          if (!hadFocus) return;
          heir.field()?.focus();
          heir.field()?.setSelectionRange(selectionStart, selectionStart);
        }),
      );
    },
    close(text) {
      composed.drop();
      const last = bubble(text, 'bubble');
      last.tabIndex = -1;
      lines.replaceChildren(last);
      show(true);
      box.hidden = true;
      again.hidden = false;
      last.focus();
    },
  };

  function show(is: boolean): void {
    whole.hidden = !is;
    document.body.classList.toggle('early', is);
  }
}

function bubble(text: string, name: string): HTMLElement {
  const made = document.createElement('p');
  made.className = name;
  made.textContent = text;
  return made;
}

/**
 * The window writes what it is told a moment later. Only when it stands there may the keys go to it: a letter typed in
 * between would push out all the others.
 */
function handOver(field: HTMLTextAreaElement, heir: Heir, done: () => void): void {
  let written = '';
  let looks = 0;
  const look = (): void => {
    looks += 1;
    if (field.value !== written) {
      written = field.value;
      heir.write(written);
    } else if ((heir.field()?.value ?? written) === written || looks > MOST_LOOKS) return done();
    requestAnimationFrame(look);
  };
  look();
}

function sendOnEnter(box: HTMLFormElement, field: HTMLTextAreaElement, send: () => void): void {
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
}

/** Runs work when no letter is still being put together, which would be lost with the field. */
function whenComposed(field: HTMLElement): { run(work: () => void): void; drop(): void } {
  let composing = false;
  let waiting: (() => void) | undefined;
  field.addEventListener('compositionstart', () => (composing = true));
  field.addEventListener('compositionend', () => {
    composing = false;
    waiting?.();
    waiting = undefined;
  });
  return {
    run(work) {
      if (composing) waiting = work;
      else work();
    },
    drop: () => void (waiting = undefined),
  };
}
