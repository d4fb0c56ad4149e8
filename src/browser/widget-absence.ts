import type { Unreachable } from './widget-data.ts';

/** How long the chat's page may take to answer once its frame has loaded, and at all. Milliseconds. */
const ANSWER = 2500;
const AT_ALL = 12_000;

export interface Absence {
  /** The frame loaded something; soon the chat must answer out of it. */
  loaded(): void;
  /** The chat answered. */
  here(): void;
}

/**
 * Says in the frame's place that the chat does not come, with the numbers, instead of the browser's own error page: a
 * server that is down and a page that may not hold the chat look the same from here. Should it come after all, the
 * words make room for it. Styles go in by script, since inline the words stand among the page's own.
 */
export function watchAbsence(frame: HTMLIFrameElement, words: Unreachable): Absence {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told: HTMLElement | undefined;
  let hasLoaded = false;
  const address = frame.src;
  const wait = (time: number): void => {
    clearTimeout(timer);
    timer = setTimeout(tell, time);
  };
  function tell(): void {
    // A frame further down the page waits until somebody comes near it.
    if (told || !frame.isConnected || (!hasLoaded && frame.loading === 'lazy')) return;
    const again = (): void => {
      here();
      wait(AT_ALL);
      // Written again, even with the same address, it loads anew.
      frame.setAttribute('src', address);
    };
    told = notice(words, again);
    frame.style.display = 'none';
    frame.before(told);
  }
  function here(): void {
    clearTimeout(timer);
    told?.remove();
    told = undefined;
    frame.style.display = '';
  }
  wait(AT_ALL);
  return {
    loaded() {
      hasLoaded = true;
      wait(ANSWER);
    },
    here,
  };
}

function notice({ text, help, ways, retry }: Unreachable, again: () => void): HTMLElement {
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  Object.assign(box.style, { padding: '4rem 1.25rem 1.25rem', font: '1rem/1.5 system-ui, sans-serif' });
  const numbers = document.createElement('p');
  for (const { href, label } of ways) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = label;
    Object.assign(link.style, {
      display: 'inline-block',
      padding: '0.5rem 0.75rem 0.5rem 0',
      color: 'inherit',
    });
    numbers.append(link);
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = retry;
  Object.assign(button.style, { minHeight: '2.75rem', padding: '0 1rem' });
  button.addEventListener('click', again);
  box.append(paragraph(text), paragraph(help), numbers, button);
  return box;
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
