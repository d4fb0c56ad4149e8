import type { Concepts } from '../lexicon.ts';

/** Words of danger that are denied, asked about, long over, or said of what hurts nobody. */

export const NOT_MEANT_CONCEPTS: Concepts = {
  MATTER: [
    '(traffic|news|price|prices|bills|inflation|rent|taxes|schedule|workload|tie|collar|exam|exams|work|job|chemo|divorce|papers|dentist|commute|heat|weather|funeral|grief|loneliness|nostalgia|reality|anxiety|sadness|guilt|truth|hay fever|pollen|flu|virus|exercise class|menopause|jet lag|recession|ocd|memory|realization)',
  ],
  CREATURE: [
    '(cat|dog|kitten|puppy|goose|swan|horse|pony|parrot|rabbit|hamster|duck|pigeon|squirrel|goat|hen|rooster|wasp|bee|gull|seagull|cats|dogs|roses|thorns|brambles)',
  ],
  TINY: [
    '(toddler|baby|newborn|infant|twins|two year old|three year old|99 year old)',
    'my little (boy|girl|one)',
  ],
  NOTION: ['(thoughts|thought|urge|urges|wish|desire|intention|notion|plan|plans|images|idea|interest|need)'],
  FORMERLY: [
    '(back then|at nineteen|at twenty|at eighteen|at thirty|when i was (15|99|young|younger|student|nineteen|twenty|sixteen)|as (student|boy|girl|teenager|young man|young woman)|in 1999|in (fifties|sixties|seventies|eighties|nineties)|time after divorce)',
    '(years|decades) since i last',
  ],
  OUTING: ['(century|family of accountants|redhead|awkwardness|embarrassment|boredom|shame|cringe)'],
};

const HIT_NAMES = 'hits|hit|hitting|bites|bit|kicks|kicking|biting';

const BLOWS = [
  'MATTER HITSME',
  'MATTER is|was|has|have|are|keeps HITSME',
  'news .3 HITSME',
  'CREATURE HITSME',
  'CREATURE .2 and HITSME',
  'CREATURE is|was|has|who|keeps HITSME',
  'TINY HITSME',
  'TINY is|keeps|has HITSME',
  'nobody|not touches|hits|hurts|touch|hit me? or HITSME',
  'i HITSME',
];

const ASKING = ['ask|asks|asked .1 if|whether', 'questionnaire|form|questions|question .6'];

const asked = (danger: string): string[] => ASKING.map((opening) => `${opening} .5 ${danger}`);

/** Beside the other cancels, by the rule they silence, at the word where the pattern ends and two behind it. */
export const NOT_MEANT: Readonly<Record<string, readonly string[]>> = {
  'abuse/hits-me': [
    'NOT being|getting BEATEN',
    'NOT being|getting BEATEN ^|and|or',
    `TINY|CREATURE|brother|nursery|daycare .5 ${HIT_NAMES} .2 ^|and|when|if`,
  ],
  'abuse-minor/hits-me': [`TINY|CREATURE .4 ${HIT_NAMES} .2 ^|and|when|if`],
  'self/is-suicidal': [
    ...asked('SUICIDAL'),
    ...asked('SUICIDAL THOUGHTS'),
    'not|no|zero|without any? SUICIDAL .1 THOUGHTS ^|no|not',
    'asks|ask|warn|warns .4 SUICIDAL .1 THOUGHTS',
    'patient|client|people|heroine .4 SUICIDAL .1 THOUGHTS .2 ^|and',
    'had SUICIDAL THOUGHTS .2 after|in|at|every|about',
  ],
  'harm-to-child/plainly': [
    'shook .1 SMALLONE|OWNKID hand|hands',
    'dog|cat .2 put .1 sleep .6 killed .1 him|her|it',
  ],
  'harm-to-others/plainly': [
    'no|zero|without any? NOTION .2 HARMS .1 VICTIM',
    'NOT .1 AFRAID|FEAR .3 HARMS .1 VICTIM',
    'NOT .1 AFRAID|FEAR .3 HARMS .1 VICTIM ^|i|and|but',
  ],
  'self/attempted': ['attempt .4 insurance|anniversary|seventies|eighties|nineties'],
  'threat/says-he-will': ['NOT being|am .1 followed|threatened|watched .1 ^|and|or', 'by .1 CREATURE ^'],
  'abuse/hurts-me': [
    ...BLOWS,
    'abuser|rapist .1 died|dead|passed|gone ^',
    'ABUSIVE statistics|policy|training|shelter ^',
  ],
  'abuse-minor/adult-hurts': BLOWS,
  'abuse/afraid-of': [
    'NOT .2 AFRAID .1 of? .1 PARTNER|him|her',
    'NOT .2 AFRAID .1 of? .1 PARTNER|him|her ^|and|he|she|when|because|but|at|i',
  ],
  'child/child-hurt': [
    'CHILDP|BABYP hit|hits|bites|bit|kicks|kicked|hitting other|another boy|girl|kid|kids|child|children|classmate',
    'CHILDP|BABYP hit|hits|bites|bit|kicks|kicked|hitting other|another boy|girl|kid|kids|child|children|classmate .2 ^|at|with|when|and|again|because',
    'what .1 happens .2 when|if .9 CHILDP .3 hurt|abused|hit ^',
  ],
  'harm-to-child/baby': [
    'no|zero|without any? NOTION|THINK|THINKOF .3 KILLSOMEONE .1 OWNKID|BABYP|CHILDP',
    'no|zero|without any? NOTION|THINK|THINKOF .3 KILLSOMEONE .1 OWNKID|BABYP|CHILDP ^|and|i|but',
  ],
  'harm-to-child/signs': [
    'no|zero|without any? NOTION|THINK|THINKOF .3 KILLSOMEONE|hurting|harming .1 OWNKID|BABYP|CHILDP',
  ],
  'harm-to-others/kill-others': [
    'no|NOT|zero|without NOTION|THINK|THINKOF .3 KILLSOMEONE|hurting|harming .2 VICTIM',
    'no|NOT|zero|without NOTION|THINK|THINKOF .3 KILLSOMEONE|hurting|harming .2 VICTIM|people ^|and|i|or|but',
    'no|NOT|zero|without NOTION|THINK|THINKOF .2 of? .2 HARMSELF .1 or others|anyone|anybody',
    'NOT .1 AFRAID|FEAR .3 KILLSOMEONE .1 VICTIM',
    'NOT .1 AFRAID|FEAR .3 KILLSOMEONE .1 VICTIM ^|i|and|but',
    'AFRAID|FEAR .2 hurting|hurt .2 PERSON|VICTIM feelings',
    'FORMERLY|fourteen .4 hurting|harming VICTIM|classmates',
  ],
  'threat/follows': [
    'dream|dreams|dreaming|dreamt|nightmare|nightmares .7 FOLLOWS me|us',
    'dream|dreams|dreaming|dreamt|nightmare|nightmares .4 stalked|followed|chased',
    'dream|dreams .7 waits|waiting .1 for? me .3 work|station|house|home|street',
    'CREATURE|TINY|brother|husband .1 is|keeps|he|who? FOLLOWS me in|home|everywhere',
    'CREATURE|TINY .2 FOLLOWS me|us',
    'i .2 am|being|been|was .1 followed by 99',
    'fear .1 of .1 CREATURE .5 chased',
  ],
  'threat/signs': [
    'dream|dreams|dreaming|dreamt|nightmare|nightmares .7 following|follows|followed me',
    'nobody .1 following|follows|followed me',
    'i .1 am in no|NOT danger',
    'thought someone .2 following|follows|followed me',
  ],
  'threat/threatens': [
    'emotional|emotionally blackmail',
    'blackmailing|blackmails|blackmailed me with chocolate|cookies|cake|treats|sweets',
    'emotional|emotionally .3 THREATENS me',
  ],
  'medical-other/collapsed': ['NOT .1 wake .1 up for|before', 'unconscious of .2 own'],
  'medical/took': ['overdose of family|news|advice|relatives|christmas'],
  'other-person/wants-to-die': [
    'ask|asks|asked .6 SUICIDAL',
    'ask|asks|asked .6 SUICIDAL .1 ^|and|thoughts',
    'sign|signs .6 SUICIDAL',
    'helplines|lines|leaflet|course|lecture .6 SUICIDAL',
    'every|each client|patient|person .4 SUICIDAL',
    'explain|explains .5 SUICIDAL .1 ^|what',
    'explain|explains .5 SUICIDAL',
    'lost .4 SUICIDAL',
    'lost .4 SUICIDAL .1 ^|and',
    'how would .1 person .6 SUICIDAL',
    'calls about SUICIDAL ^',
    'late brother|sister|husband|wife|father|mother|uncle|friend|son|daughter .2 SUICIDAL',
    'were .1 tell .4 SUICIDAL',
    'asks|ask|asked .1 why|when|how|if|what .4 DIEW',
    'FICTION .6 DESIRE|want|wants .2 DIEW',
    'normal|common .3 kids|children|people .4 DIEW',
    'grandmother|grandfather wanted .2 DIEW',
  ],
  'other-person/kills-self': [
    'how would .1 person .8 SUICIDAL',
    'NOT .1 TRIED .1 KILLSELF3|KILLSELF .1 and|nor|or',
    'NOT .1 TRIED .1 KILLSELF3|KILLSELF',
    'FICTION|play .3 CHILDP|PERSON|THEY .2 KILLSELF3',
    'seventies|sixties|fifties|eighties .6 KILLSELF3',
  ],
  'self-harm/hurts-self': [
    ...asked('HARMSELF'),
    'no for .6 HARMSELF',
    'NOT|no any? NOTION|THINK|THINKOF .2 HARMSELF',
    'NOT THINK|THINKOF|wanted|LONGED|wanting|say .3 HARMSELF',
    'NOT .2 DIEW or HARMSELF',
    '^ what is|are|does HARMSELF',
    '^ .1 how is|are|does|do .1 therapists? HARMSELF',
    'policy|policies|myths|messages|training|learn|history .2 about|on|of .1 HARMSELF',
    'learn .5 about HARMSELF',
    'looking|look for .1 HARMSELF',
    'CREATURE .1 HARMSELF',
    'punish|punishing myself with .1 HARMSELF',
  ],
  'self-harm/cuts': ['NOT hurting|harming|cutting myself'],
  'self-harm/pain': ['faint .3 see .1 blood'],
  'ambiguous/burden': ['NOT .3 burden .1 ^|on|and|because', 'sorry .1 be|being .1 burden .1 ^|but|could|can'],
  'ambiguous/calm-decision': [
    'therapist|doctor .3 ask|asks|asking|check|checks|checking .4 DARKTHOUGHTS',
    'NOT cut .1 anymore .2 99|years',
  ],
  'ambiguous/dead-as-relief': [
    'normal|common .2 think|thinking about DEADSTATE',
    'think|thinking about DEADSTATE .1 in|after|at',
  ],
  'self/thinks-of-dying': [
    'normal|common .2 THINKOF DIEW',
    'paper|essay|thesis|lecture .6 DIEW',
    'NOT|no any? NOTION .2 DIEW|KILLSELF|ENDINGLIFE',
    'FORMERLY .6 THINK|THINKOF|NOTION .3 DIEW|KILLSELF|ENDINGLIFE',
    'linked .3 DIEW',
    'normal|common .4 DIEW',
    ...asked('DIEW|KILLSELF|ENDINGLIFE'),
  ],
  'self/suicidal': [
    ...asked('SUICIDAL'),
    ...asked('SUICIDAL .1 ^|and|but'),
    'people .6 SUICIDAL',
    'FORMERLY .6 SUICIDAL',
    'FORMERLY .5 SUICIDAL .1 every|all|and|but|again',
    'thought .2 SUICIDAL',
    'had .1 SUICIDAL THOUGHTS',
    'old|childhood SUICIDAL attempt|THOUGHTS',
    'SUICIDAL THOUGHTS stopped|went|ended|vanished',
    'once .1 suicidal',
  ],
  'self/want-to-die': [
    'FORMERLY .4 wanting|LONGED|want|wanted|DESIRE .2 DIEW',
    'full of wanting .1 DIEW',
    'outgrew|grew .9 wanting .1 DIEW',
    'voice typing .6 DIEW',
    'wrote|said|says|says i want .1 DIEW .1 when',
    'dream|dreaming about|of dead',
    'is not i .1 DESIRE .1 DIEW',
    'battery|phone|plant|laptop|marriage .3 DIEW',
    'CHILDP|he|she|they asked if .1 i .1 will .1 DIEW',
  ],
  'self/kill-self': ['99|15 KILLSELF', 'forbid .4 KILLSELF'],
  'self/wake': [
    'used .3 hope|wish|pray|hoping|DESIRE .3 NOWAKE',
    'FORMERLY .5 NOWAKE',
    'FORMERLY .3 hope|wish|pray|hoping|prayed|wished|DESIRE|LONGED .3 NOWAKE',
    'FORMERLY .5 NOT .2 wake',
    'CREATURE .2 NOWAKE',
    'neighbor .2 .2 NOWAKE',
  ],
  'self/asks-how': ['how many people .1 die', 'burned|burnt bridges with', 'NOT hurt .3 NOT'],
  'self/goodbye': [
    'this is GOODBYE .1 we',
    'LETTER .2 for landlord|reunion|reception',
    'landlord|employer|insurance|reception',
  ],
  'self/not-safe': [
    'NOT .1 at? .1 risk .1 myself',
    'NOT safe .1 drive|driving',
    'NOT .2 risk|danger|threat .1 myself .1 ^|and|or',
  ],
  'self/tired-of-life': [
    'NOT tired of .1 LIFEONLY',
    'NOT tired of LIVE',
    'lost .1 will .1 LIVE .1 in|somewhere|page',
  ],
  'self/no-reason': ['nothing .1 live for but', 'is it .1 worth going on with|after'],
};
