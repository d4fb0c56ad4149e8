import type { DangerKind } from '../../model/danger.ts';

/**
 * Calls so short that only a message made of nothing else can be understood: "need ambulance". Anything beside them
 * ("need help with the form") makes them ordinary. "Help" alone is the bot's own command and stands nowhere here.
 */
export const SHORT_CALLS: readonly (readonly [DangerKind, readonly string[]])[] = [
  [
    'medical',
    [
      '(i|we|) (really|urgently|) need (an|) ambulance (now|fast|quick|here|)',
      '(help|) (call|get|send) (me|us|) (an|) ambulance (now|fast|quick|)',
      '(an|) ambulance (now|fast|quick|)',
      '(help|) (i|) (cant|cannot|can not) (breath|breathe) (now|help|help me|)',
      '(i|) (took|swallowed) (all|everything|them all|all of them|all of it|the whole bottle|too many|too much)',
    ],
  ],
  [
    'medical-other',
    ['(he|she|they|my friend|my son|my daughter) (took|swallowed) (something|all|everything)'],
  ],
  ['self', ['(i|) (have|got|have got|bought) (a|my|) (gun|noose)']],
  [
    'threat',
    [
      '(a|my|the|) stalker (is|) (outside|here|back|downstairs|at the door)',
      '(he|she|they|my ex|my stalker|my abuser) (has|have|) (found|tracked) (me|us) (down|again|)',
    ],
  ],
  [
    'ambiguous',
    [
      '(i|) (really|) need (some|) help (now|right now|urgently|fast|asap|quickly|immediately)',
      '(i|) (really|desperately|urgently) need help',
      '(help me|help me now|help us|someone help|somebody help|anyone help|anybody help)',
      '(can|will) (someone|somebody|anyone|anybody) help (me|) (now|)',
      '(someone|somebody|anyone|anybody) help me (now|)',
      '(this is|its|it is|) (an|) emergency (now|help|help me|)',
      '(im|i am|) (really|so|just|) not (really|) (okay|alright|all right) (at all|anymore|right now|today|tonight|)',
      '(im|i am) back in (that|the) (dark|bad|) place',
    ],
  ],
];
