import type { Concepts } from '../lexicon.ts';

/** Who speaks, of whom, and the small words of wishing, thinking and refusing. */

const OWN = '(my|our|his|her)';
const ADULT =
  'husband|wife|partner|boyfriend|girlfriend|fiance|fiancee|spouse|ex|ex husband|ex wife|ex boyfriend|ex girlfriend|ex partner|lover|man|woman|mother in law|father in law|brother in law|sister in law|son in law|daughter in law|roommate|flatmate|housemate|neighbor|neighbour|landlord|carer|caregiver|boss|colleague|coworker|co worker|manager|date|girl|guy|sugar daddy|pimp|family|in laws|missus|old man|other half';
const PARENT =
  'mother|mum|mom|father|dad|parents|stepdad|stepmom|stepmum|step dad|step mom|step mum|stepfather|stepmother|step father|step mother|foster dad|foster mum|foster mom|foster father|foster mother|foster parents|mum boyfriend|mom boyfriend|dad girlfriend|mother boyfriend|uncle|aunt|auntie|grandfather|grandmother|teacher|coach|stepbrother|step brother|older brother|older cousin|big brother|guardian|priest|tutor|babysitter|mum bf|nanny';
const KIN =
  'brother|sister|cousin|friend|friends|mate|classmate|pal|buddy|bestie|student|pupil|client|patient|employee|sibling|twin';
const CHILD =
  'son|daughter|kid|kids|child|children|boy|girl|niece|nephew|grandson|granddaughter|grandchild|grandkids|stepson|stepdaughter|stepchild|teenager|teen|foster son|foster daughter|foster child|15 year old|99 year old|15 years old|boys|girls|godson|goddaughter|nine year old|ten year old|eight year old|twelve year old|seven year old|eleven year old|thirteen year old|fourteen year old|sixteen year old|six year old|five year old|four year old|three year old|lad';
const BABY = 'baby|newborn|infant|toddler|babies|twins';

export const PEOPLE: Concepts = {
  EDGE: ['.'],
  NOT: ['(not|never|nor|hardly|neither)'],
  PERSON: [
    `${OWN} (${ADULT}|${PARENT}|${KIN}|${CHILD})`,
    `${OWN} (${BABY})`,
    '(mum|mom|dad|hubby|husband|wife|boyfriend|girlfriend|brother|sister|grandmother|grandfather|mother in law)',
  ],
  ABUSER: [
    `(my|our|her) (${ADULT}|${PARENT}|brother|sister|cousin|son|daughter|friend|mate|classmate|kids|boy)`,
    '(he|she|they|boyfriend|husband|wife|mum|dad|partner|ex|stepdad|brother|someone|somebody|abuser|man|guy|kids|people)',
  ],
  FAMILY: [`my (${PARENT}|brother|sister|cousin|family)`, '(mum|dad|stepdad|stepmum|stepmom)'],
  GROWNUP: [`my (${PARENT})`, '(stepdad|stepmum|stepmom|mum|dad)'],
  THEY: [
    '(he|she|they|someone|somebody|who)',
    '(friend|colleague|coworker|student|pupil|classmate|girl|boy|guy|man|woman|mate|roommate|teenager|teen|person|kid|child|son|daughter|client|loved one|neighbor|neighbour|patient|employee|stranger|anyone)',
    '(someone|somebody|a person|people|friend of mine) (i know|at work|at school|close to me|online|in my class|i love|i care about)',
  ],
  CHILDP: [
    `(my|our|his|her|their|your) (${CHILD})`,
    `(${CHILD}|${BABY})`,
    `(my|our|his|her|their) (student|pupil|little cousin|stepson)`,
  ],
  OWNCHILD: [`(my|our) (${CHILD}|${BABY})`, '(baby|toddler|newborn|infant|kids|children)'],
  BABYP: [`(my|our|his|her) (${BABY})`, `(${BABY})`],
  THEIRPARENT: [`(his|her|their) (${PARENT})`],
  AFRAID: ['(scared|afraid|terrified|frightened|petrified|fear|fearing)'],
  MINOR: [
    'i (am|turned|just turned) (15|fifteen|fourteen|thirteen|twelve|eleven|ten|sixteen|seventeen) (|years old|year old|yo)',
    '(15) (years|year) old (girl|boy|male|female)',
    'in (year 15|grade 15|15 grade|middle school|high school|secondary school|school)',
    '(from|after|at|to) school',
  ],

  DESIRE: [
    '(want|wants|wanting|wish|wishes|wishing|hope|hopes|hoping|pray|prays|praying|beg|begging|crave|craving|long|longing|yearn|yearning|desire|prefer|deserve|deserves|tempted|would rather|rather|would love|would like|would prefer|feel like|feels like|feeling like|felt like)',
    '(ready|ready for|cannot wait|can not wait|looking forward|look forward)',
    '(want to|need|needs|needed|urge|urges|dream of|dreaming of|dream about|dreaming about|fantasi(s|z)e about|fantasi(s|z)ing about|fantasi(s|z)e of|daydream about|daydreaming about|fantasies of|fantasies about)',
    '(better|welcome|easier)',
    '(should|deserve)',
  ],
  LONGED: ['(wanted|wished|hoped|prayed|longed|begged|craved)'],
  INTEND: [
    '(going|will|about|might|may|could|would|plan|plans|planning|planned|intend|intending|decided|determined|try|trying|have|need|attempt|attempting|considering|consider|considered|contemplating|contemplate|contemplated|resolved|ready|able|must|close)',
    '(plan|planning|plans|planned) (on|of)',
    '(made|make) (up my mind|decision|choice)',
  ],
  TRIED: [
    '(tried|attempted|nearly|almost|attempt|attempting)',
    '(came|come|was|am|been) (close|this close|inches|seconds)',
  ],
  THINK: [
    '(think|thinks|thinking|thought|thoughts|considering|contemplating|contemplate|consider|considered|contemplated|imagine|imagining|imagined|picture|picturing|pictured|obsess|obsessing|obsessed|visuali(s|z)e|dreaming|dream|dreamt|fantasi(s|z)e|fantasi(s|z)ing|daydream|daydreaming|researching|research|googling|googled|googling|researched|searching|searched|planning|ideas|idea|images|visions|flashes) (|about|of|on|in|over|with|for)',
    '(have|got|had) (|it) in (mind|head|my mind|my head)',
    '(in|on) my (mind|head)',
    '(toying|toyed|playing|flirting) with (|the idea of|the thought of)',
  ],
  THINKOF: [
    '(fantasise|fantasize|fantasising|fantasizing|fantasised|fantasized|dreamt|dreamed) (about|of)',
    '(think|thinks|thinking|thought|thoughts|fantasi(s|z)e|fantasi(s|z)ing|daydream|daydreaming|dream|dreaming|obsess|obsessing|obsessed|images|ideas|idea) (about|of|on|in|over|with)',
    '(considering|contemplating|contemplate|contemplated|imagine|imagining|picture|picturing)',
    '(have|got|had) (|it) in (mind|head|my mind|my head)',
    '(toying|flirting) with (|the idea of|the thought of)',
  ],
  SAYS: [
    '(say|says|said|saying|tell|tells|told|telling|text|texts|texted|texting|write|writes|wrote|posted|posts|post|messaged|talk|talks|talking|talked|keeps saying|mentioned|confessed|confided|admitted|sent|whisper|speaks|joke|jokes|joking) (|about|of)',
  ],
  FEEL: [
    '(feel|feels|feeling|felt|am|is|are|be|been|being|get|getting|become|becoming|was|were|becomes|got)',
  ],
  FEAR: [
    '(scared|afraid|worried|terrified|frightened|scares|fear|fearing|petrified|worry|concerned|anxious|nervous)',
  ],
  WOULD: ['(would|will|might|could|should|going)'],
  NOBODY: [
    '(nobody|none|no soul)',
    '(not|hardly) (anyone|anybody|single person|one person|many)',
    'who would',
    'who',
    'anyone',
    '(would|will) anyone',
  ],
  EVERYONE: [
    '(everyone|everybody|world|people|others|all|they|family|kids|children|husband|wife|parents|friends|mum|dad|son|daughter|planet|them|you|ppl|mates|folks|everything|place|universe|earth|life)',
    '(my|the) (whole family|family|kids|children|husband|wife|parents|friends|mum|dad|mom|son|daughter|boys|girls|mother|partner|sister|brother|boyfriend|girlfriend|grandkids|dog|baby|loved ones)',
  ],
};
