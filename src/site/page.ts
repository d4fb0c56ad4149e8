import { accentOf } from '../browser/color.ts';
import { html, type Html } from './html.ts';

export interface PageParts {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly nonce: string;
  readonly accent: string;
  readonly style: string | undefined;
  readonly script: string | undefined;
  /** The chat's launcher, on pages that hold the chat. */
  readonly launcher?: string | undefined;
  readonly bodyClass: string;
  readonly body: Html;
}

/** The frame of every page: head, the clinic's colors, our style and script. */
export function page(parts: PageParts): string {
  const { fill, onFill, onLight, onDark } = accentOf(parts.accent);
  const colors = `:root{--accent:${fill};--on-accent:${onFill};--accent-light:${onLight};--accent-dark:${onDark}}`;
  return html`<!doctype html>
    <html lang="${parts.language}" dir="${parts.direction}">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${parts.title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${parts.style === undefined ? undefined : html`<link rel="stylesheet" href="${parts.style}" />`}
        <style nonce="${parts.nonce}">
          ${colors}
        </style>
        ${
          parts.launcher === undefined
            ? undefined
            : html`<script defer nonce="${parts.nonce}" src="${parts.launcher}"></script>`
        }
        ${
          parts.script === undefined
            ? undefined
            : html`<script type="module" nonce="${parts.nonce}" src="${parts.script}"></script>`
        }
      </head>
      <body class="${parts.bodyClass}">
        ${parts.body}
      </body>
    </html> `.markup.replaceAll(/\n\s+/g, '\n');
}
