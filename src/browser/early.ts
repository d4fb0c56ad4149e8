import type { ChatPage } from './page.ts';

/**
 * What stands in for the chat window: the greeting, and a field that takes words at once. A window that takes seconds
 * to load on an old phone must not keep anybody waiting who has something to say.
 */
export interface Early {
  /** Stands there (again), with the greeting unless there is a history to come. */
  begin(withGreeting: boolean): void;
  /** The window is ready: hands over what is half written, and where the focus was. */
  end(handOver: (text: string) => HTMLElement | null): void;
  /** All is over: says this instead of everything else, and offers to begin anew. */
  close(text: string): void;
}

export function createEarly(page: ChatPage, say: (text: string) => void): Early {
  const { whole, lines, box, field } = page.early;
  const greeting = [...lines.children];
  const again = page.button('again');
  let composing = false;
  let ending: (() => void) | undefined;

  const send = (): void => {
    const text = field.value.trim();
    if (text === '') return;
    lines.append(bubble(text, 'bubble mine'));
    lines.scrollTo({ top: lines.scrollHeight });
    field.value = '';
    say(text);
  };
  sendOnEnter(box, field, send);
  // Letters that are still being put together would be lost with the field.
  field.addEventListener('compositionstart', () => (composing = true));
  field.addEventListener('compositionend', () => {
    composing = false;
    ending?.();
  });

  return {
    begin(withGreeting) {
      ending = undefined;
      lines.replaceChildren(...(withGreeting ? greeting : []));
      show(true);
      box.hidden = false;
      again.hidden = true;
    },
    end(handOver) {
      ending = () => {
        ending = undefined;
        const { value, selectionStart } = field;
        const hadFocus = document.activeElement === field;
        const target = handOver(value);
        field.value = '';
        show(false);
        if (hadFocus) takeFocus(target, selectionStart);
      };
      if (!composing) ending();
    },
    close(text) {
      ending = undefined;
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

/** The caret stays where it was, though React writes the text a moment later. */
function takeFocus(target: HTMLElement | null, caret: number): void {
  target?.focus();
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
  requestAnimationFrame(() => target.setSelectionRange(caret, caret));
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
