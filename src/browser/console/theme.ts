import { remember, remembered } from './data/remembered.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What was chosen, or the system's choice. */
export function currentTheme(): Theme {
  const known = remembered('theme');
  return THEMES.find((theme) => theme === known) ?? 'system';
}

/** Shows the console in these colors, from now on. */
export function applyTheme(theme: Theme = currentTheme()): void {
  document.documentElement.dataset['theme'] = theme;
  remember('theme', theme);
}
