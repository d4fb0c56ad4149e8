import type { Concepts } from '../lexicon.ts';
import { rules, type Rule } from './rule.ts';

/** Ways round for danger from others and to others, and for bodies that fail. */

export const WIDER_OTHER_CONCEPTS: Concepts = {
  NECK: ['(my|me by) (neck|throat|windpipe)'],
  VIOLENTLY: ['(fists|fist|swinging|belt|slipper|shoe|cane|iron|kettle|boots|knuckles|whip|stick)'],
  MYBODY: [
    'my (arm|arms|face|leg|legs|head|back|jaw|hand|hands|hair|ribs|stomach|wrist|eye|ear|nose|mouth|body|breasts|skirt|pants|trousers|knee|thigh)',
    'up my (skirt|shirt|leg|top)',
    'down my (pants|trousers|top|shirt)',
  ],
  ALLOWED: ['(allowed|permitted|allow|permission|let)'],
  WATCHER: ['(camera|cameras|spyware|tracker|air tag|drone|binoculars|key logger)'],
  LIMP: [
    '(floppy|limp|lifeless|blue|grey|purple|stiff|cold|slumped|rouse|gasping|gurgling|mumbling|delirious|lopsided|foaming|shaking all over|fitting|having fit|convulsing|unresponsive|drowsy|out cold|not responding|not respond|stopped crying|clammy)',
  ],
  STRANGE: [
    '(weird|funny|strange|wrong|numb|tingling|faint|dizzy|blurry|racing|heavy|odd|swelling|swollen|tight|slurred)',
  ],
  YOURKID: [
    '(niece|nephew|grandson|granddaughter|toddler|baby|daughter|son|six year old|child|kid|kids|little lad|little girl|little boy|boy|girl|pupil|student|lad|children|my 15 year old|babies)',
  ],
};

const people = rules('other-person', ['fiction', 'policy', 'over', 'loss', 'game'], {
  signs: [
    'PERSON|CHILDP|THEY|flatmate :8 NOT .2 coming .1 out .3 room|bathroom|bedroom .6 note|door|answer|hours|razor',
    'do|doing .1 something .1 himself|herself|themselves',
    'locked .1 himself|herself .3 garage|bathroom|car|room|shed .5 engine|gas|knife|pills|NOT|says|answering|razor',
    'garage .4 engine .1 on|running',
    'note .2 under|on|left .2 door|bed|table|pillow|desk',
    'asking|asks|keeps .3 where .3 gun|GUN|shotgun|key|pills|bullets|rope',
    'PERSON|he|she .8 see .1 mum|dad|him|her|them|grandma|mother .1 soon',
    'turned|switched|shut .2 location|phone .1 off',
    'location .1 off',
    'be better .1 off ^',
    'pupil|student|son|daughter|child|CHILDP|he|she .2 drew|draws|drawing|drawn .3 hanging|himself|herself|grave|dying|noose|gun|gallows',
    'giving|gave|given|give .4 games|things|stuff|clothes|guitar|console|dog|cat|belongings .2 away',
    'giving .2 all .2 his|her|their .3 away',
    'keep|keeping .1 him|her|them|my|PERSON|CHILDP .2 alive|safe .1 tonight|^|from|until',
    'looking|look|looked|googling|searching .2 up .2 how .2 much|many .3 takes|die|kill|overdose|^',
    'how .1 much .1 it .1 takes',
    'PERSON|CHILDP|he|she|they|housemate|flatmate|roommate :2 left|leaves|leaving .2 note|letter|LETTER .4 NOT|find|gone|answer|and',
    'PERSON|CHILDP|he|she :3 took|taken .2 overdose|OVERDOSED .4 week|yesterday|night|home|hospital|again|month|sent',
    'video|message|text|post|letter|email|story .3 looks|sounds|reads|like|seems .3 GOODBYE|farewell|suicide|SUICIDENOTE|final|last',
    'final|last .1 GOODBYE|goodbyes',
    'saying .2 final|last',
    'PERSON|CHILDP|he|she|THEY :4 planned|plan|plans|planning .3 how .2 DIEW|die',
    'up .1 on .3 roof|HEIGHT|ledge|car .4 NOT|come|jump|won',
    'NOT .1 come .1 down .2 ^|from|off|and',
    'swallowed .3 and .2 said|says|wants .4 die|DIEW',
    'PERSON|CHILDP|he|she|man|woman :5 will .1 NOTBE|NOT .2 tomorrow|alive|here|around .1 tomorrow|^',
    'PERSON|CHILDP|granddaughter|grandson :5 hurting|harming|cutting|burning .1 herself|himself|themselves',
    'hospital .5 DESIRE|saying|says|going .4 ENDINGLIFE|end|kill|die|ENDINGLIFE3',
  ],
});

const abuse = rules('abuse', ['over', 'fiction', 'game', 'trauma'], {
  signs: [
    'he|she|PARTNER|they .2 only .1 hits|hit|beats|hurts',
    'hits|hit|beats|punches|kicks|burned|burns|bites|burnt .2 where .3 show|covers|cover|sees|see',
    'ask .2 permission .6 buy|go|leave|eat|phone|spend|see|wash|shower|sleep|late',
    'late .1 home .6 VIOLENTLY|pay|hits|hit|hell',
    'with|use|used .1 his|her .1 VIOLENTLY',
    'came|come|comes .2 in|at|home .2 VIOLENTLY',
    'throws|throwing|threw|throw .2 knives|plates|bottles|chairs|pans|kettle|glass .2 ^|at|when|and|again',
    'squeezes|squeezed|squeeze|grips|gripped|holds|held|presses|pressed .2 NECK',
    'no .1 one? .2 believe .1 me|you .4 hit|neck|he|she|then|if',
    'says|said|tells|told .3 nobody|no .3 will|would .1 believe',
    'WATCHER .3 every|each|my .2 room|house|bathroom|bedroom|phone',
    'WATCHER .2 in .1 bathroom|bedroom|shower|toilet',
    'NOT .1 allowed .2 close|lock|leave|out|phone|talk|work|eat|sleep|use|outside|friends',
    'NOT allowed out',
    'NOT allowed phone',
    'slept|sleeping|sleep|sleeps .2 in .1 car|bathroom|garage .6 he|she|because|kids|AFRAID|him',
    'comes|came|come|climbs|gets|got .1 into|in? .1 my .1 bed|room|shower .3 night|when|with|and|while',
    'gets|got|comes|came .1 in .2 shower|bed|bath .1 with? .1 me',
    'said .1 no .2 and .1 he|she .2 did|kept|carried',
    'woke|wake|waking .2 up .3 him|her|he .3 inside|on|touching|top',
    'pulled|pulls|held|holds|came .2 BLADE|GUN|WEAPON .3 on|at|me|against',
    'takes|took|take|steals|stole|empties .1 my .1 bank|card|pension|money|wages|purse .6 hits|shoves|pushes|shouts|hurts|slaps|threatens',
    'shoves|pushes|slaps|grabs|hits|shakes .1 me .2 if|when|because|and|for',
    'burned|burnt|broke|twisted|bit|fractured|bruised|dislocated|cut .1 MYBODY .2 with|because|when|again|last|and|in|during',
    'hand|hands|fingers .2 MYBODY',
    'gun|knife|GUN|BLADE .4 table|pillow|lap|bed|hand .5 when|argue|talk|separating|leave|leaving|fight',
    'bed .2 at .1 night .6 quiet|tell|secret',
    'family .3 says|say|tells|told .2 be .1 quiet|silent',
  ],
});

const minors = rules('abuse-minor', ['over', 'fiction', 'trauma'], {
  signs: [
    'GROWNUP .2 in .2 shower|bath|bed .1 with me',
    'GROWNUP .3 kicked|threw|pushed|dragged|slapped|punched .1 me .2 down|across|against|because|when|into|for',
    'GROWNUP .2 makes|made|forces|forced .1 me .2 watch|look|sit|touch|sleep|share',
    'get|gets|got|given .1 VIOLENTLY .3 if|when|for|because|again|every|from',
    'puts|put|putting|sticks .2 hand|hands|fingers .2 MYBODY',
    'get|got|am|being .2 locked .2 in|out .3 crate|cellar|shed|cupboard|room|closet|garage|dark|outside|basement|bathroom',
    'hits|beats|hit|beat .1 me .3 with .1 VIOLENTLY',
    'GROWNUP .2 throws|threw .2 at .1 me',
  ],
});

const children = rules('child', ['fiction', 'over', 'policy', 'trauma', 'game'], {
  signs: [
    'someone|somebody|he|she|they|dad|stepdad|uncle|PARTNER|PERSON :2 hurting|hurts|hitting|hits|touching|beating .1 my .1 sister|brother|sisters|brothers|siblings|mum|mom',
    'screams|screaming|crying|cries|cry .4 slaps|hitting|smack|thuds|thud|banging|beaten|hit|night .4 slaps|hear|hit|downstairs|upstairs|next',
    'hear .3 slaps|smacks|hitting|beating|thuds',
    'YOURKID .6 bruises|bruise|burns|welts|bite|fractures|marks .4 on|from|shaped|back|legs|arms|face',
    'slaps|hits|shakes|beats|smacks|kicks|burns|hurt|slapped|shook .1 my .1 YOURKID|CHILDP',
    'babysitter|nanny|childminder|daycare|nursery|sitter|nursery .3 shook|shakes|hit|hits|slapped|hurt|bruise|bruises',
    'secret|special .1 games|game|touching|tickling',
    'grown|older|adult|strange .1 man|men|woman .4 messaging|texting|photos|pictures|chatting|talking .4 her|him|daughter|son|niece|nephew|photos|pictures',
    'keeps|keep|is .1 messaging|texting .2 her|him .3 for|photos|pictures|naked|meet',
    'YOURKID .4 grown|older|adult .1 man|guy|stranger',
    'YOURKID .5 says|said|told .4 dad|uncle|stepdad|mum|teacher|he|she .4 hurts|touches|hits|games|secret|bites|burned',
    'one .1 of .1 mine|my .1 pupils|students|class .4 says|said|told|hit|hurt|bruise',
  ],
});

const threats = rules('threat', ['over', 'fiction', 'game', 'trauma'], {
  signs: [
    'ex|he|she|they|someone .2 sent .1 me .6 knife|gun|bullet|coffin|grave|house|door',
    'i am in .1 danger',
    'dead .1 bird|rat|cat|animal|flowers .4 step|door|doorstep|car|porch|mailbox',
    'note .2 with .1 my .1 name .4 ^|door|step|car|second|again|window',
    'on|out .1 on? .1 bail|parole .5 driving|house|past|message|messaged|seen|outside|me|here',
    'driving|drives|drive|drove|walking|walks .1 past .1 my .1 house|flat|work|home|window',
    'knows .1 my .1 shifts|schedule|route|address|routine|number|work|gym',
    'ex|he|she|they|guy|man :4 waits|waiting .2 in .2 car|park|parking|street|lobby|stairwell|driveway',
    'have|has|got|know|knows|found .1 my .1 address .5 come|pay|hurt|kill|say|said|kids|family',
    'will .1 come .2 if .1 i .1 NOT .1 pay',
    'followed|following|follows .1 me .2 bus|train|stop|station|car|home|work|shop|street|school|stairs',
    'customer|client|man|guy|stranger|coworker|colleague|neighbor|neighbour|woman|boy|someone .3 following|follows|followed me',
    'swore|sworn|vowed|promised .5 kill|hurt|find|end|bury me|us',
    'put .1 me .2 in .1 ground|grave|hospital|hole|coffin|morgue',
    'six .1 feet .4 me|you .2 if|before',
    'calling|calls|rings|phones .3 breathing|silent|hangs|hang|night|said .4 school|daughter|son|address|kill|name',
    'WATCHER .3 in .1 my .1 bathroom|bedroom|room|shower|flat|house|car',
    'kill .1 me .2 if .1 i .2 marry|leave|tell|go|see|love',
    'on .1 .1 quran|bible|mother .3 kill|hurt',
  ],
});

const harm = rules('harm-to-others', ['fiction', 'over', 'game', 'policy', 'trifle'], {
  signs: [
    'smash|bash|cave|kick|punch|break .1 his|her|their .1 head|face|skull|neck|teeth .1 in|^|and|off',
    'sharpening|sharpened .3 it|knife|blade|axe',
    'put .1 him|her|them .2 in .1 hospital|ground|grave|coffin',
    'will|going .2 end .1 him|her|them .1 ^|tonight',
    'ran|run|running .2 him|her|husband|wife|PERSON|someone .2 over',
    'pillow .2 over .1 his|her|their .1 face|head|mouth',
    'gunning|mowing|taking|shooting .1 down|out .3 unit|everyone|people|class|office|them|school|team',
    'watch .1 her|him|them .1 burn|die|bleed|suffer|choke',
    'petrol|gasoline|matches|lighter .4 his|her|their .1 house|car|door',
    'i .2 pushed|hit|slapped|shook|shoved|grabbed|kicked .1 my .1 grandmother|mum|mom|mother|dad|father|wife|husband|girlfriend|boyfriend|partner|sister|patient|resident|PERSON .4 fell|again|might|scared|hard|bruise|control|tired',
    'PARENTP|PERSON and .1 she|he fell',
    'might|will|could .2 do .1 it .1 again',
    'jump .1 .1 kid|boy|guy|lad|girl|him|her|them',
    'bringing|bring|brought|taking .2 blade|knife|gun|shank|machete|bat|hammer .3 school|work|class|him|her|them|fight|party|tonight|tomorrow|after|^ he',
    'bringing .3 blade|knife|shank|machete|gun',
    'ways .2 hurt|kill|harm|hurting|killing .2 kids|people|them|him|her|children|someone|PERSON',
    'brain|head|mind|thoughts .4 hurt|kill|harm|stab|hurting|killing|stabbing .2 kids|people|them|him|her|children|someone|PERSON|VICTIM',
    'dreams|dream|fantasies|fantasy|images|pictures .4 gunning|killing|stabbing|shooting|strangling|hurting .4 smiling|want|like|wake|people|VICTIM|him|her',
    'touches|touch|hits|hit .2 my .1 mum|mother|sister|kid|kids|daughter|son .3 again .4 going|will|kill|dead|hospital',
  ],
});

const baby = rules('harm-to-child', ['fiction', 'over', 'game'], {
  signs: [
    'i .1 threw|shook|dropped|squeezed|slapped|smacked|grabbed|bit|shoved|pinched .2 him|her|BABYP|OWNKID|babys|baby .6 months|weeks|old|mark|bruise|crying|baby|scared|hard',
    'squeezed|grabbed|pinched|twisted .2 arm|leg|hand .4 mark|bruise|hard|red|baby|cried',
    'flashes|flash|images|visions|pictures|thoughts .2 of? .1 dropping|throwing|drowning|shaking|smothering|stabbing|hurting .2 her|him|it|BABYP|OWNKID|them',
    'dropping|throwing .1 her|him|baby|BABYP .2 off|down|out|from|against .2 balcony|stairs|window|wall|bridge',
    'snap|LOSE|lose .4 hurt|shake|hit|harm|throw .3 OWNKID|BABYP|CHILDP|him|her',
    'going .1 snap .4 OWNKID|BABYP|CHILDP|kids|baby',
  ],
});

const bodies = rules('medical', ['fiction', 'over', 'policy', 'game', 'panic'], {
  signs: [
    'i .2 had|took|taken|swallowed|drunk|drank .3 MANY .6 STRANGE|sleepy|drowsy|awake|sick|starting',
    'drunk|drank|swallowed .2 something .4 sink|cupboard|garage|bottle|cleaning|by|mistake',
    'under .1 sink',
    'took .3 PILLS .6 awake|sleepy|drowsy|STRANGE|shaking|sick',
    'heart .2 is|going|beating|pounding .3 STRANGE .4 jaw|arm|chest|help|faint',
    'jaw .2 aches|aching|hurts|pain .4 chest|arm|heart',
    'NOT .1 feel .1 my .1 legs|arm|arms|face|side|hands .6 words|speech|talk|sudden|suddenly|move|wrong|numb|help|droop',
    'words .2 coming .1 out .1 wrong',
    'blood .3 soaking|soaked|soaks|pouring|gushing|spurting|everywhere|pool|puddle',
    'soaking|soaked .2 through .2 towel|bandage|sheet|pad|shirt',
    'tongue|lips|throat|face .2 is|are .2 swelling|swollen|closing|swells',
    'overdose|OVERDOSED .1 on .1 coke|heroin|fentanyl|cocaine|mdma|ketamine|oxy|PILLS|speed|meth',
    'chest .1 tight .3 breathe|BREATHE|NOT',
    'NOT .1 stay .1 awake .4 took|PILLS|drink|pills',
    'took|taken .3 NOT .1 stay .1 awake',
  ],
});

const otherBodies = rules('medical-other', ['fiction', 'over', 'policy', 'loss', 'game'], {
  signs: [
    'PERSON|CHILDP|BABYP|he|she|baby|colleague|friend|someone :2 went|is|gone|turned|lying|looks|are LIMP',
    'NOT .2 coming|come .1 round|around .1 ^|and|help|what',
    'NOT .1 rouse .1 him|her|them|PERSON',
    'snoring .2 STRANGE|weird .6 rouse|wake|packets|pills|blue',
    'empty .1 packets|bottle|packet|blister|boxes .5 pills|PILLS|floor|bed|beside|wake|him|her',
    'face|mouth .2 lopsided|drooping|drooped|dropped|crooked',
    'having|has .1 fit|seizure|stroke|ILL .2 at|on|in|right .2 desk|floor|front|chair|kitchen|work|^',
    'fallen|fell|fall .3 blood|bleeding|head|and .4 blood|puddle|pool|moving|wake',
    'puddle|pool .1 of .1 blood',
    'throwing|threw .1 up .4 PILLS|load|mumbling',
    'mumbling|slurring|drowsy|sleepy .4 after .4 PILLS|pills|tablets|BOTTLE|drink|overdose',
  ],
});

export const WIDER_OTHER_RULES: readonly Rule[] = [
  ...people,
  ...abuse,
  ...minors,
  ...children,
  ...threats,
  ...harm,
  ...baby,
  ...bodies,
  ...otherBodies,
];
