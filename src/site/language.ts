const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [plain = ''] = language.toLowerCase().split('-');
  return RIGHT_TO_LEFT.has(plain) ? 'rtl' : 'ltr';
}
