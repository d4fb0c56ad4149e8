import { rules, type Rule } from './rule.ts';

/** Danger in ordinary words that the other files of rules leave between them. */
export const SAID_RULES: readonly Rule[] = [
  ...rules('self', ['fiction', 'game', 'learning'], {
    'about-to': [
      'i .1 am .1 about|going|ready|want .2 jump .1 ^|off|from|in',
      'before i jump ^|off|from|i',
      'NOT .1 leaving|leave|get|getting|come|coming .1 out? .3 room|place|house|bed|hotel|building|here alive',
      '^ .1 going|want|about|ready .1 jump .1 ^|off|from',
      'i .1 going|will|about .1 take .2 PILLS .3 when|tonight|all|asleep|sleep|after|die|end',
      'going .1 take .2 PILLS .3 tonight|asleep|sleep|die',
      'keep|keeps|had|have|put|hold|holding .2 GUN|BLADE|knife .3 my .1 head|neck|throat|mouth|wrist|temple|chin|arm',
      'GUN|rifle|pistol|knife|noose|rope .3 around|round|against|on|in my .1 head|neck|throat|mouth|wrist|temple|chin',
      'i .1 am .1 dead .1 by|tonight|tomorrow|soon',
      'i .2 tried .2 kill|end|hang|drown|overdose .2 again|last|night|week|yesterday|twice|times|monday|tuesday|wednesday|thursday|friday|saturday|sunday',
      'my suicide .2 date|day|plan|letter|note|method|attempt|tonight|tomorrow',
      'i .2 chosen|picked|chose|set|have|got .2 date|day|place|bridge|tree|spot .3 do|die|end|jump|kill|go|myself',
      'stop .1 myself from? .1 KILLSELF|killing|jumping|doing|ending',
      'how|ways|where|way|best|easiest|quickest|painless .3 KILLSELF',
      'do .1 it .1 properly .1 this',
      'choose|prefer|rather .2 death|dying .3 ^|than|over|rather',
      'i .3 want|going|will|plan .2 drown ^|in|myself',
    ],
  }),
  ...rules('ambiguous', ['fiction', 'policy', 'over', 'task', 'game', 'away', 'learning', 'chore'], {
    'unsafe-or-done': [
      'NOT .6 keep .1 myself|me .1 safe|alive',
      'NOT .2 sure|know|think|certain .2 i .1 am .1 safe ^|tonight|alone|from|with|right|by',
      'my mind is .1 made .1 up ^',
      '^ can NOT .1 do life',
      'sleep|asleep .2 stay .1 way|like|there',
      'what .2 there .1 LIVE|live .1 for',
      'giving|give|given .1 up .1 on .1 everything|myself|living|life|being',
      'ready .1 go .2 whenever|god|lord|home',
      'hurts|hurt .1 much .1 stay|live|exist|carry|go',
      'NOT .1 see .1 myself .2 alive|growing|getting|living|making|around|reaching|here',
      'NOT .2 here|around|alive .2 by|for|until|when .1 christmas|summer|spring|winter|then|year|birthday|easter',
      'i .1 NOT .1 be? .1 here|around .1 much|for .1 longer|long',
      'nothing .2 stay|live|wake|keep .1 for|going',
      'world|everyone|family|kids|they|everybody|people .3 better .1 place? .2 without .1 me|myself',
      'wish .1 i .1 was|were|could .2 dead|die|gone|asleep .1 ^|forever|instead|and',
      'i .1 should .1 have .1 died',
      'should .2 been .1 me .2 died|car|instead|who|^',
      'deserve|deserves .1 die|death|DIEW',
      'life .2 hurts|hurt .1 much',
      'i .1 hate .1 being .1 alive|living',
      'being alive .2 hurts|exhausting|tiring|hard|punishment|chore|pointless',
    ],
  }),
  ...rules('ambiguous', ['fiction', 'policy', 'over', 'task', 'chore'], {
    'has-a-date': ['i .1 am ENDINGLIFE on 99|15|monday|tuesday|wednesday|thursday|friday|saturday|sunday|my'],
  }),
  ...rules('other-person', ['fiction', 'over', 'policy', 'loss', 'game', 'learning'], {
    'hurt-at-home': [
      'neighbor|neighbour|sister|friend|cousin|aunt|colleague|coworker|daughter|niece|mum|mother|grandmother|grandfather|roommate husband|boyfriend|wife|girlfriend|partner|carer|caregiver|ex|fiance .2 hits|beats|slaps|chokes|kicks|punches|strangles|hit|beat|choked|hurts|beating|hitting .1 her|him|them',
    ],
    'at-risk': [
      'PERSON|THEY|CHILDP :4 better .1 off if .1 he|she|they .1 was|were|am dead|gone|NOT',
      'PERSON|THEY|CHILDP :3 tried|trying|going|threatened|threatening|wants .1 overdose|OVERDOSED|jump|hang',
      'PERSON|THEY|CHILDP :2 took|taken .2 overdose',
      'PERSON|THEY|CHILDP :2 attempted .1 twice|again|yesterday|once|this|last',
      'PERSON|THEY|CHILDP :3 took|grabbed|has|got .2 GUN .4 drove|left|gone|locked|room|depressed|drunk|crying|bag|car',
      'PERSON|THEY|CHILDP :4 missing|disappeared|gone .4 LETTER|note|goodbye',
      'PERSON|THEY|CHILDP :3 left .2 LETTER|SUICIDENOTE .3 ^|and|saying|says|table|bed|sorry',
      'PERSON|THEY|CHILDP :5 see .1 no .1 point .1 LIVE|living|in|anymore',
      'PERSON|THEY|CHILDP :4 is|are|was on .2 roof|bridge|ledge|balcony|rooftop',
    ],
  }),
  ...rules('child', ['fiction', 'over', 'policy', 'trauma', 'game', 'learning'], {
    seen: [
      'saw|seen|hear|heard|hearing|watched|see .4 HITSCHILD .2 CHILDP|BABYP',
      'CHILDP|BABYP :3 screaming|crying|scream|cries .5 hit|hitting|thud|bang|slap|beaten|beating',
      'CHILDP|BABYP :3 bruises|bruised|burns|welts|marks .3 arms|back|legs|face|body|neck',
    ],
  }),
  ...rules('abuse', ['over', 'fiction', 'game', 'trauma'], {
    'getting-away': [
      'need|have|want|trying|how .3 get|getting|escape .1 away? .1 from? .1 him|PARTNER .4 where|before|safe|safely|baby|kids|help|shelter|tonight',
      'stepdad|GROWNUP|uncle|brother :3 comes|gets|climbs .1 in? my bed',
      'locks|locked|locking .2 door .4 keys|key|inside|leave|out',
      'i .1 AFRAID .1 of? .1 PARTNER|him|her .4 kill|hurt|hit|find|drunk|gun|knife',
    ],
  }),
  ...rules('threat', ['over', 'fiction', 'game', 'trauma', 'trifle'], {
    'at-the-door': [
      'man|guy|someone|somebody|ex|he|stranger|PARTNER .3 outside .1 my .1 house|door|window|home|flat|room|work .2 right|again|and|every|with|^',
      'threatening|threatens|threatened|threaten .2 post|share|leak|send|publish|show .5 nudes|naked|pictures|videos|photos|pics|video',
      'come|comes|coming .1 with .1 gun|knife|GUN|BLADE|machete|bat',
      'knows .2 where .1 i .1 live .4 AFRAID|kill|hurt|threat|threatened|said|come|texts|messages',
    ],
  }),
  ...rules('harm-to-others', ['fiction', 'over', 'game', 'policy', 'trifle'], {
    intends: [
      'people|they|everyone|somebody|someone .2 will|going .1 die .2 ^|monday|tomorrow|because|when|soon',
      'make|making .1 them .1 all? .1 pay ^|for|monday|tomorrow|with|in',
      'i .1 going|will|want .1 hurt|stab|shoot|kill|beat .1 him|her|them .1 ^|tonight|when|if|and|tomorrow|because|before',
    ],
  }),
  ...rules('harm-to-child', ['fiction', 'over', 'game'], {
    fears: [
      'AFRAID .4 what .2 i .1 could|might|do|would .3 BABYP|OWNCHILD|her|him',
      'i .1 would NOT .1 throw|shake|hurt|hit|drop|smother|slap .1 her|him|baby|it|BABYP',
      'i .3 shook|shaken|smothered|threw|dropped .1 BABYP|baby',
    ],
  }),
];
