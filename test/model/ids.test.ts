import { describe, expect, it } from '@jest/globals';
import { isEntryId, topicOf } from '../../src/model/ids.ts';

describe('entry ids', () => {
  it.each(['homework/why', 'therapy-types/cbt-uses'])('takes %s', (id) => {
    expect(isEntryId(id)).toBe(true);
  });

  it.each(['none', 'crisis', '../etc/passwd', 'a/b/c', 'Homework/Why', 'homework/', ''])(
    'refuses %j',
    (id) => {
      expect(isEntryId(id)).toBe(false);
    },
  );

  it('names the topic before the slash', () => {
    expect(topicOf('homework/why')).toBe('homework');
  });
});
