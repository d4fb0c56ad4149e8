import type { Concepts } from '../lexicon.ts';
import { rules, type Rule } from './rule.ts';

/** A wish or a fear to hurt somebody else. */

export const HARM_CONCEPTS: Concepts = {
  KILLSOMEONE: [
    '(kill+|murder+|stab+|shoot+|strangle+|attack+|hurt+|harm+|poison+|choke+|beat+|destroy+|injure+|drown+|smother+|suffocate+|punch+|hit+|slap+|burn+|rape+|execute+|slaughter+|torture+|push+|assault+|shake+|throw+|behead+|gut+|slice+|shank+|bash+|molest+|cut+|run over)',
  ],
  DIDHIT: [
    '(hit-|beat-|punch-|slap-|choke-|strangle-|attack-|push-|shove-|stab-|shook|threw|hurt-|kick-|burned|bit)',
  ],
  VICTIM: [
    '(him|her|them|someone|somebody|people|everyone|everybody|strangers|others|anyone|person|that guy|that man|that woman|guy|man|woman|this guy|kids|girls|women|men|students|random people|coworkers|colleagues|classmates|two of them|whole family|all of them|animals)',
    '(my|our|his|her) (|ex) (husband|wife|partner|boyfriend|girlfriend|ex|mother|mum|mom|father|dad|parents|brother|sister|boss|manager|neighbor|neighbour|neighbors|neighbours|stepfather|stepdad|stepmother|stepmum|stepmom|friend|flatmate|roommate|housemate|colleague|coworker|coworkers|teacher|family|uncle|mother in law|father in law|landlord|classmates|ex wife|ex husband|ex boyfriend|ex girlfriend|cousin|grandfather|grandmother|partner)',
  ],
  OWNKID: [
    '(my|our|the) (|newborn|baby) (baby|newborn|infant|toddler|son|daughter|kid|kids|child|children|boy|girl|twins|little one|stepson|stepdaughter|babies)',
    '(baby|newborn|toddler)',
  ],
  PLANHARM: [
    '(going|will|might|want|need|plan|planning|ready|urge|urges|about|decided|intend|considering|considered|impulse|impulses|desire|tempted|trying|might|may)',
  ],
  LOSE: ['(lose|losing|lost) (it|control|my temper|my mind)', '(snap|snapping|explode|flip)'],
  WEAPON: ['(gun|knife|bomb|machete|weapon|axe|acid|hammer|guns|weapons)'],
};

export const HARM_RULES: readonly Rule[] = [
  ...rules('harm-to-child', ['fiction', 'over'], {
    baby: [
      'i .5 PLANHARM|DESIRE|THINK|FEAR|LONGED|images|feel .4 KILLSOMEONE .2 OWNKID|BABYP|CHILDP',
      'PLANHARM|DESIRE|THINK|FEAR .3 KILLSOMEONE .2 OWNKID|BABYP|CHILDP',
      'THINK .3 KILLSOMEONE .2 OWNKID|BABYP|CHILDP',
      'bad thoughts .2 KILLSOMEONE .2 OWNKID|BABYP',
      'i .3 DIDHIT .2 OWNKID|BABYP|CHILDP .2 hard|and|yesterday|last|again|night|^|because|hate|liked',
      'i .2 KILLSOMEONE .2 my .1 OWNKID|kids|children',
      'i .2 hit|slap|beat|shake|shook|hurt .1 OWNKID',
      'i .2 almost|nearly? DIDHIT .1 OWNKID|BABYP|him|her',
      'i shook .2 OWNKID|BABYP|him|her',
      'LOSE .4 KILLSOMEONE .2 OWNKID|BABYP',
      'NOT .2 trust .2 myself .4 OWNKID|BABYP|kids|baby',
      'wish .2 OWNKID|BABYP .3 die|dead|DIEW|gone',
      'voices .6 OWNKID|BABYP|baby',
      'going .2 do .2 something .2 him|her|OWNKID|BABYP|it|them',
      'about .2 do .2 something .3 him|her|OWNKID|BABYP',
      'attracted .2 children|kids|minors|little|CHILDP',
      'stop .2 crying .8 KILLSOMEONE .2 him|her|it|OWNKID',
      'KILLSOMEONE .2 him|her|it .4 crying|cries|cry',
      'going KILLSOMEONE .2 OWNKID',
    ],
  }),
  ...rules('harm-to-others', ['fiction', 'over', 'game'], {
    'kill-others': [
      'i .3 DESIRE|PLANHARM|LONGED|THINK|FEAR .3 KILLSOMEONE .2 VICTIM',
      '^ .1 DESIRE|PLANHARM|THINK .2 KILLSOMEONE .2 VICTIM',
      'i .4 THINK .3 KILLSOMEONE .2 VICTIM',
      'want kill .1 my? VICTIM|mom|mum|dad|husband|neighbour|neighbor',
      'FEAR .4 i .3 KILLSOMEONE .2 VICTIM|mom',
      'i .2 will|going .1 KILLSOMEONE VICTIM',
      'i .2 could .2 KILLSOMEONE .1 VICTIM .4 mean|scares|frightens|serious|knife',
      'shoot .1 up',
      'bring|take|bringing|brought .2 WEAPON .3 school|work|office|church',
      'WEAPON .5 wait|waiting .2 for .1 VICTIM',
      'bought .2 WEAPON .6 VICTIM',
      'have|got .2 WEAPON .3 going|kill|VICTIM',
      'voices .5 KILLSOMEONE .2 VICTIM|people|my',
      'homicidal',
      'i .2 DIDHIT .2 VICTIM .4 last|night|scared|again|yesterday|control|and|lost|next|^|FEAR',
      'i .1 DIDHIT .1 my .1 wife|girlfriend|husband|partner|mum|mother|boyfriend|VICTIM',
      'revenge .5 KILLSOMEONE|burn|house',
      'burn .2 VICTIM|her|his|their .1 house',
      'make .2 VICTIM .1 pay .5 dead|hurt|kill|will',
      'VICTIM .3 be .2 dead .2 tomorrow|soon|tonight|by',
      'until .2 VICTIM|he|she .2 stops|stop|NOT .2 moving|breathing|move',
      'LOSE .3 KILLSOMEONE|hurt|harm .2 VICTIM|PERSON',
      'KILLSOMEONE .2 VICTIM .3 if .2 i .2 see',
      'if .3 i .2 KILLSOMEONE .1 VICTIM',
      'stop .2 myself|me .2 from .2 KILLSOMEONE .2 VICTIM|him|her',
      'NOT|want .2 hurt .2 anyone|someone|VICTIM .5 feel|about|going|but .3 like|i|am',
      'need|want .2 hurt .2 someone|people|somebody|VICTIM',
      'KILLSOMEONE .2 people|VICTIM .2 front',
      'i .2 kill|murder|stab .2 VICTIM .4 mean',
      'poison .2 VICTIM',
    ],
  }),
];
