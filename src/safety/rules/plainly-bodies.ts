import type { Concepts } from '../lexicon.ts';
import { rules, type Rule } from './rule.ts';

/** Bodies that fail, children who are hurt, and the wish to hurt, said outright and often without a subject. */

export const PLAIN_BODY_CONCEPTS: Concepts = {
  ANYBODY: [
    '(he|she|they|someone|somebody|dad|mum|mother|father|husband|wife|boyfriend|girlfriend|partner|son|daughter|baby|kid|child|friend|mate|brother|sister|uncle|aunt|cousin|nephew|niece|grandmother|grandfather|colleague|coworker|client|patient|boss|neighbor|neighbour|man|woman|guy|student|pupil|maid|toddler|newborn|roommate|flatmate|mil)',
  ],
  FAILS: [
    '(collapsed|fainted|unconscious|unresponsive|convulsing|jerking|choking|seizing|suffocating|drowning|electrocuted|paralysed|paralyzed)',
  ],
  SWALLOWED: ['(swallowed|swallow|swallows|consumed|ingested|drunk|drank|eaten|ate|ingests|swallowing)'],
  THEPOISON: [
    '(poison|bleach|acid|phenyl|insecticide|pesticide|kerosene|antifreeze|battery|batteries|magnet|magnets|weedkiller|detergent|mushrooms|petrol|blade|razor|needle|glass|turpentine|harpic|rat)',
  ],
  HARMS: [
    '(kill|stab|strangle|shoot|smother|suffocate|murder|poison|drown|behead|butcher|slaughter|hurt|choke|harm|beat|axe|glass)',
  ],
  SMALLONE: [
    '(baby|newborn|toddler|infant|son|daughter|child|kid|kids|children|twins|stepson|stepdaughter|boy|girl|babies)',
  ],
  ROUGH: [
    '(shook|shake|shakes|shaking|smothered|smother|choked|choke|hit|hurt|hurting|slapped|slap|burned|burnt|threw|throw|flung|dropped|drop|squeezed|beat|beating|flog|flogged|kicked|punched|bit|drowned|drown|hitting|slapping|smothering|choking|pinched|kill|killing|killed)',
  ],
};

const medical = rules('medical', ['fiction', 'over', 'policy', 'game', 'panic', 'asked'], {
  plainly: [
    'i .2 SWALLOWED .3 THEPOISON|BOTTLE|packet|bottle|PILLS|tablets|something .1 ^|and|by|half|about|what|NOT|help',
    'i .2 swallowed .2 MANY|BOTTLE',
    'i .2 SWALLOWED .1 them|it ^ 99|half|15|ten',
    '^ SWALLOWED .2 THEPOISON|PILLS|them',
    'i .1 am .1 choking .2 something|food',
    'choking .1 on .1 something|food .2 ^|NOT|and|help|can',
    'chest .1 is? .2 crushing|squeezing|exploding|crushed',
    'chest .8 arm .1 is? .2 numb|dead|tingling|gone|heavy',
    'tightness|pressure|pain .2 in .1 my .1 chest|arm .3 sweating|arm|and|99|jaw|dizzy',
    'sitting|standing|elephant .1 on .2 it|chest',
    'my .1 breath|breathing .2 going|stopping|worse|getting|wheezing',
    'struggling|trouble|hard|difficulty|difficult|NOT .1 breathe|breathing|BREATHE .5 inhaler|stung|bee|worse|blue|help|chest|swollen|allergic',
    'stung|bitten .4 breathe|breathing|swelling|swollen|dizzy|throat',
    'i .1 am|NOT bleeding .1 heavily|lot|bad|through|out|from|and|NOT|since',
    'pregnant .4 bleeding|blood',
    'bleeding .5 pregnant|pressing|hour|stop',
    'wound .5 opened|open|bleeding|stinks|smells',
    'think .2 alcohol .1 poisoning',
    'cold .1 turkey .5 shaking|seeing|heart',
    'i .2 OVERDOSED ^|and|NOT|help|on|scared',
    'drank .1 until|till .1 i .1 passed .1 out',
    'took|taken .4 PILLS|pills|tablets .4 twice|much|many|floaty|wine|galloping|drowsy',
    'left .1 arm .2 is|has|gone|went .1 numb|dead|gone|heavy',
    'speech|words|mouth|face .3 slurred|slurring|hanging|drooping .3 arm|sudden|help|numb|dead',
    '^ .1 i jumped ^ i .1 can .1 NOT .1 move',
  ],
});

const others = rules('medical-other', ['fiction', 'policy', 'game', 'asked'], {
  plainly: [
    'ANYBODY :2 .1 FAILS .2 ^|on|in|at|and|what|help|from|by|right|he|she|NOT',
    'ANYBODY :3 having .1 seizure|fit|stroke|heart|convulsion .3 ^|min|minutes|it|been|and|on|what|help|99',
    'ANYBODY :2 had .1 fit|seizure .1 and .2 another|NOT',
    'ANYBODY .1 has|have|had .1 SWALLOWED .2 THEPOISON|PILLS|coin|something|lot|it',
    'ANYBODY SWALLOWED .2 THEPOISON|PILLS|coin',
    'he|she|ANYBODY :1 taken|took .1 PILLS|pills|tablets ^|and|half|what|i|help',
    'he|she|ANYBODY can|NOT .1 NOT? .1 breathe|breath|breathing .2 ^|help|and|what|properly|good',
    'shaking|jerking|twitching|lying|collapsed .2 on .1 floor|carpet|ground|kitchen|bathroom .2 ^|help|what|and',
    'on .1 floor and? .1 NOT .1 breathing|moving|responding|waking',
    'lips .1 are|is|go|gone|turned|turning? .1 blue|grey|gray|purple',
    'clutching|grabbed|grabbing|holding .1 his|her|their .1 chest',
    'pain|pains .1 in .1 his|her .1 chest',
    'his|her .1 chest .2 hurts|tight|pain|pains',
    'his|her .1 speech .2 slurred|slurring|gone',
    'he|she|ANYBODY :1 bleeding .2 bad|heavily|through|out|lot|NOT',
    'bleeding .2 through .2 second|bandage|clothes|towel|sheet|shirt|dressing|her|his',
    'cut .1 artery',
    'ANYBODY :1 fell .5 hit .1 his|her .1 head',
    'fell|hit|head .5 NOT .1 know|feel .3 name|year|day|legs|am',
    'hit .1 his|her .1 head .4 sick|sleepy|throwing|vomiting|pupil|confused',
    'snake .2 bitten|bit|bites',
    'found .1 my? .1 PERSON|him|her|husband|wife|son|daughter|friend hanging',
    'hanged|hung .1 himself|herself .4 got|cut .1 him|her .1 down',
    'caught|on fire .3 his|her|shirt|hair|clothes',
    'make .1 her|him .1 throw .1 up',
    'NOT|can NOT? rouse|wake',
    'breathing|breath .2 is? .1 like .3 99|15|sec|seconds|minute|once',
    'been|was .1 hit .1 by .1 car|truck|van|bus .3 outside|front|street|road|here',
    'diabetic .4 shaking|nonsense|NOT|confused|sweating|passed|sleepy',
  ],
});

const babies = rules('harm-to-child', ['fiction', 'game', 'over'], {
  plainly: [
    'i .2 ROUGH .1 my? .1 SMALLONE|OWNKID .2 ^|hard|yesterday|last|again|and|till|until|because|DAYNAME|morning|when|he|she|NOT',
    'i .2 shook|smothered|choked|drowned|slapped|flung|threw|squeezed him|her|them .3 ^|because|hard|cry|crying|stop|till|until|and',
    'nearly|almost .1 drowned|smothered|killed|shook|dropped|strangled|threw .1 him|her|it|them|SMALLONE|OWNKID',
    '^ .1 ROUGH .1 my .1 SMALLONE|OWNKID .2 ^|hard|again',
    '^ hurting|choked|hit|slapped|shook .1 my .1 kid|child|baby|toddler|son|daughter',
    'before .1 i .1 hurt|kill|shake|hit|harm .1 him|her|it|them|SMALLONE|OWNKID',
    'take|come .1 get|take? .1 my? .1 SMALLONE|OWNKID|him|her .2 before .1 i',
    'danger .2 my .1 children|kids|baby|son|daughter|OWNKID|OWNCHILD',
    'keep|keeps|kept|feel|like|want|wanting|urge|imagining|imagine|picture|picturing .2 i? .1 ROUGH|shaking|dropping|drop|drowning|throwing|throw|smother .1 her|him|SMALLONE|OWNKID|it .3 ^|on|down|out|when|till|until|off|against|stairs|window|shuts',
    'putting|put .1 pillow|cushion|blanket|hand .2 over|on .1 her|his|their|SMALLONE|OWNKID .1 face|mouth|head',
    'think|thinking|thoughts .2 putting .1 pillow',
    'put .1 his|her|their .1 head .1 under .1 water',
    'leave .1 my .1 newborn|baby .2 in .1 woods|bin|street|somewhere',
    'stopped|NOT .1 feed|feeding .1 my .1 baby|newborn|SMALLONE|OWNKID',
    'sexual .1 thoughts .2 about .1 my? .1 stepdaughter|stepson|daughter|son|child|children|niece|SMALLONE|OWNKID',
    'done|did .2 something .1 sexual .2 my|SMALLONE|OWNKID',
    'i .1 touched .1 my? .1 little? .1 sister|child|brother|kid ^|sexually|and|i',
    'bruises .2 on .1 my .1 son|daughter|baby|OWNKID .3 i .1 made|did',
    'voice|voices .2 says|say|said .2 baby|son|daughter|OWNKID .4 die|evil|kill',
    'pleasure .2 from? hurting .1 my',
    'be .1 left? .1 alone .1 with .1 her|him|baby|OWNKID .2 or .1 i',
    'doing .1 it .2 my .1 own ^',
  ],
});

const harm = rules('harm-to-others', ['fiction', 'over', 'game', 'trifle', 'asked'], {
  plainly: [
    'i .2 will|going|want|need|must|about .2 HARMS .1 my .1 PERSON|VICTIM|boss|him|her|them|people|someone|everyone',
    'i .2 will|going|want|need|must|about .2 HARMS .1 PERSON|VICTIM|people|boss ^|bad|real|tonight|with|and|NOT|because|when|i',
    'i .1 stabbed|strangled|choked|poisoned|attacked|punched|hit .1 my .1 PERSON|VICTIM|brother|husband|wife .2 in|with|and|yesterday|again|last|^',
    'i .2 been .1 choking|hitting|beating|strangling|hurting .1 my|him|her .1 PERSON|VICTIM|husband|wife|in|again',
    'beating|hitting|hurting|choking .1 my? .1 PERSON|VICTIM|mum|wife|husband|mother .2 can .1 NOT .1 stop',
    '^ kill .1 PERSON|VICTIM|neighbors|neighbours|them|him|her ^',
    'urge|urges|impulse .2 HARMS|strangle .1 ^|people|him|her|them|someone|my',
    'against|about|stop .2 wanting .1 HARMS .1 people|someone|him|her|my',
    'wanting|planning|plan|planned .3 HARMS|murder|death .2 your|my .1 husband|wife|father|mother|boss|brother|PERSON|VICTIM',
    'your|my .1 husband|wife|PERSON|VICTIM .1 is? death .1 in .1 detail',
    'put|putting|bury|burying .2 axe|knife|blade|bullet .2 in|into|through .1 him|her|them|his|my',
    'glass|stab|shank|slash .1 him|her|them .2 if|tonight|when|^',
    'burn .2 clinic|house|place|building|school|office|church .1 down',
    'sat|sit|sitting|am|parked|waiting|standing .1 outside .2 with .1 petrol|knife|gun|bat|axe|hammer',
    'nearly|almost .1 ran|run .2 over .1 my|him|her .2 on|purpose|ex|^',
    'voice|voices|commands|god|radio .2 told|says|say|tell|tells|want .2 me? .1 stab|kill|hurt|punish|HARMS',
    'keep|kept .1 away .1 from .1 my .1 PERSON|brother|VICTIM|husband|wife ^|tonight|i',
    'snap|snapping|explode .2 and .2 will .1 be .1 her|him|them',
    'he|she .1 is .1 tied .1 up',
    'put|poured|slipped .2 something|poison .2 in|into .1 his|her|their .1 tea|coffee|drink|food',
    'on .1 my .1 way .2 his|her|their .1 house|place|flat',
  ],
});

const witnessed = rules('other-person', ['fiction', 'over', 'policy', 'loss', 'game', 'learning', 'asked'], {
  hurt: [
    'he|WHO|husband|boyfriend|man|someone|somebody|carer|dad|PERSON :2 is|was hitting|beating|strangling|hurting|choking|attacking|stabbing .1 my? .1 PERSON|her|his|woman|wife|girlfriend|sister|mum|mother|friend|neighbor',
    'PERSON|mother|sister|brother|friend|neighbor|neighbour|homegirl|she|girl :2 being|getting|get|gets BEATEN|beat|stalked|hurt ^|by|at|in|and|if|every',
    'boyfriend|husband|partner|dad|wife|carer|ex|man|stepfather punches|strangles|beats|hits|slaps|kicks|hurts|strangled|chokes .1 her|him|my|them|PERSON',
    'boyfriend|husband|partner|dad|wife|carer|ex|man is hurting|beating|hitting .1 her|him|my|them',
    'he|she .1 punched|strangled|stabbed|choked|kicked|beat .1 my .1 friend|sister|mum|mother|brother|daughter|PERSON',
    'she|he|mother|aunt|wife|husband :1 burned|burns|shook|beats|hits|scalded .1 her|him .4 with|cigarette|iron|shoe|yesterday|belt|^',
    'hear .2 neighbor|neighbour|her|someone|woman|PERSON .1 being BEATEN',
    'PERSON|ANYBODY|THEY :3 talking|talks|speaks|thinking .1 about|of .1 jumping|hanging|dying|overdosing|killing',
    'PERSON|ANYBODY|THEY :4 drink|take|drinks|swallow .1 poison|pills|PILLS ^|before|when|if|soon|and|tonight',
    'PERSON|ANYBODY|THEY :3 dead .1 by .1 her|his|DAYNAME|christmas|birthday',
    'took|taken .2 pills|PILLS|overdose .3 stopped|NOT .1 replying|answering|answer|responding',
    'PERSON|ANYBODY|THEY .3 cuts|burns .1 inside .1 of .1 her|his',
    'cuts|burns|scars .2 up|all|on .1 her|his .1 LIMB|arms|wrists',
    'pills|knife|blade|razor|rope .1 under|hidden|in .2 her|his|my .2 bed|mattress|room|drawer|wife|son|daughter',
  ],
});

const small = rules('child', ['fiction', 'over', 'policy', 'trauma', 'game', 'learning', 'asked'], {
  plainly: [
    'ex|he|she|teacher|mother|father|dad|mum|aunt|stepmother|stepfather|carer|babysitter|nanny|worker :1 hits|beats|burns|shakes|shook|slaps|hurts|kicks|burned|bites .1 them|pupils|kids|children|baby|SMALLONE|CHILDP .3 with|belt|ruler|shoe|^|when|cigarette|yesterday|again|only',
    'CHILDP|SMALLONE|grandson|granddaughter|grandkid|stepson .2 has|have|had|with .2 burn|burns|bites|bruises|welts .2 marks? ^|on|all|and',
    'found|saw|see|watched .2 man|woman|someone|him|her .1 punch|hit|kick|beat|shake|slap|drag .2 little|small|boy|girl|baby|child|kid|toddler|SMALLONE|CHILDP',
    'CHILDP|SMALLONE|girl|boy :3 is|am being .1 hurt|beaten|hit|abused|touched|BEATEN',
    'CHILDP|SMALLONE :1 cuts .2 her|his|tummy|arms|legs|herself|^',
    '15|twelve|eleven|ten .3 cuts|suicidal ^',
    'says|said|told|tells .3 dad|father|uncle|coach|teacher|he|stepdad .1 hurt|hurts|touched|touches .1 her|him|his|me',
    'kill .1 children|kids|SMALLONE .2 if .1 i .1 go|leave',
    'he|she|they .2 NOT? hitting|hurting|beating .1 her|him|them ^|and|again',
    'she|he is .1 hurt .1 at .1 home',
  ],
});

export const PLAIN_BODY_RULES: readonly Rule[] = [
  ...medical,
  ...others,
  ...babies,
  ...harm,
  ...witnessed,
  ...small,
];
