import { describe, expect, it } from '@jest/globals';
import { html, json } from '../../src/site/html.ts';

describe('html', () => {
  it('escapes values, and leaves alone what it made itself', () => {
    const inner = html`<i>${'<&>"\''}</i>`;
    expect(html`<p title="${'a"b'}">${inner}${undefined}${7}</p>`.markup).toBe(
      '<p title="a&quot;b"><i>&lt;&amp;&gt;&quot;&#39;</i>7</p>',
    );
  });

  it('joins lists', () => {
    expect(html`${['a', '<'].map((each) => html`<li>${each}</li>`)}`.markup).toBe('<li>a</li><li>&lt;</li>');
  });

  it('lets no data end its script element', () => {
    const { markup } = json({ name: '</script><script>alert(1)</script>' });
    expect(markup).not.toContain('<');
    expect(JSON.parse(markup)).toEqual({ name: '</script><script>alert(1)</script>' });
  });
});
