import { useEffect, useRef } from 'react';
import { remember, remembered } from './remembered.ts';

/** What a key does; the names are those of `words.keys`. */
export interface Shortcuts {
  readonly [key: string]: (() => void) | undefined;
}

/** Single keys can be turned off: speech input would press them by accident. */
export function keysOn(): boolean {
  return remembered('keys') !== 'off';
}

export function turnKeys(on: boolean): void {
  remember('keys', on ? 'on' : 'off');
}

/** Listens for single keys, but not where somebody writes, nor behind an open dialog. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!keysOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        isWriting(event.target) ||
        document.querySelector('[role=dialog], [role=alertdialog], [role=listbox]')
      )
        return;
      const act = latest.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Moves the focus among the elements that a selector finds: by one, forth or back; at first to the first. */
export function moveFocus(selector: string, by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = all.findIndex((each) => each.contains(document.activeElement));
  const next = all[at === -1 ? 0 : at + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}
