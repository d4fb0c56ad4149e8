import type { TherapyGuideApi } from './widget-chat.ts';

/** The example clinic's page holds the chat as every clinic's page does: by the launcher and what it offers. */
function chat(): TherapyGuideApi | undefined {
  return window.TherapyGuide;
}

document.getElementById('open')?.addEventListener('click', () => chat()?.open());
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-ask]')) {
  button.addEventListener('click', () => chat()?.ask(button.dataset['ask'] ?? ''));
}
