import type { Concepts } from '../lexicon.ts';

/**
 * The only file that knows words for ways of dying or being hurt. It serves recognition alone: no text that a
 * visitor may see is made from it, and the check on replies uses it to make sure of that.
 */

const ME = 'myself';
const THEM = '(himself|herself|themselves|themself|hisself|theirself|theirselves)';
const YOU = '(yourself|urself|yourselves|oneself)';
const VERBS =
  '(kill+|hang+|shoot+|drown+|poison+|gas+|off+|offing|neck+|necking|top+|unalive+|delete+|yeet+|end+|rope+|stab+|electrocute+|strangle+|suffocate+|finish+|destroy+|murder+|exterminate+|erase+|suicide+|deleting|🔫|🔪|💀|☠|⚰|🪦|sacrifice+|execute+|off|self delete)';
const PILLS =
  '(pills|pill|tablets|tablet|meds|medication|medications|medicine|medicines|capsules|painkillers|antidepressants|paracetamol|ibuprofen|aspirin|tylenol|xanax|valium|sertraline|prozac|insulin|sleeping pills|sleeping tablets|ambien|oxycodone|opioids|opiates|morphine|benzos|antihistamines|codeine|melatonin|lithium|adderall|drugs|dose|💊)';
const BODY =
  '(arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin|stomach|body|hand|hands|hip|hips|forearm|ankles|belly|flesh)';
const HEIGHT =
  '(bridge|roof|rooftop|building|balcony|cliff|cliffs|window|tower|ledge|car park|overpass|viaduct|multistorey|parking garage|terrace|edge|top|bluff|dam|flat|floor)';
const VEHICLE =
  '(train|trains|bus|car|cars|truck|lorry|traffic|subway|metro|tram|motorway|highway|tube|tracks|road|track|rails|moving car|oncoming traffic)';
const WATER = '(sea|ocean|river|lake|water|canal|harbor|harbour|waves|loch|reservoir)';

export const METHODS: Concepts = {
  KILLSELF: [
    `${VERBS} ${ME}`,
    '(🔫|🔪) me',
    '(self delete|ctb|commit sudoku|kermit sewerslide|unalive+)',
    '(catch+) (bus) (|soon|now)',
    '(take+|end+|finish+) my (|own) life',
    '(end+|finish+|finish+ with|finish off) (|with) my (life|existence|suffering|misery|days|story|lives|live)',
    '(take+) (my|me) own life',
    '(do|make|making|perform|doing) suicide',
    '(commit|go|going) (sewer slide|sewerslide|sudoku)',
    'suicide (me|myself)',
    '(do+|doing) myself in',
    '(do+|doing) away with (myself|me)',
    '(end+) (it all|everything|it all now|everything now|it now|it permanently|it forever|me|all of it|all this|it for good|all|this life|the pain forever)',
    '(make|making) end of my life',
    '(put+|make+|putting|bring+) (|an) end to (it all|myself|my life|everything|my existence|my pain|my suffering|all this|all of it|my misery)',
    '(take+|taking) (|an|deliberate|intentional) overdose',
    '(overdose myself|overdose on purpose)',
    '(slit+|cut+|slash+|open+|slice+) (|open) my (wrists|throat|veins|wrist|arteries|artery)',
    '(blow+) (|out) my (brains|head|brain) (|out|off)',
    '(put+) (bullet|gun|knife|blade) (in|to|through) (my head|me|my brain|my mouth|my skull|my heart|my temple)',
    '(pull+) trigger',
    '(wrap+) (|my) (car|truck) (|around) (tree|pole)',
    'take+ (long|big|eternal|forever|final) sleep',
    '(be|go|get) (under|in) (ground|grave|coffin|🪦)',
    '(alt f99|alt f4|ragequit|rage quit|uninstall|quit|log out of|log off from|log out|exit) (my|this|from) (life|existence)',
    '(log off|log out|check out|checking out|checked out|clock out) (permanently|forever|for good|of life|of this life|from life|of this world|from this world)',
  ],
  KILLSELF3: [
    `${VERBS} ${THEM}`,
    `${VERBS} (him|her|them) (self|selves)`,
    '(take+|end+|finish+) (his|her|their) (|own) life',
    '(take|end|ending|taking) (their) (own|own lives|lives)',
    '(commit+|committing|attempt+|attempting|attempted) suicide',
    '(end+|ending) (it all|everything)',
    '(kms|take+ an overdose|unalive+)',
    '(slit+) (his|her|their) (wrists|wrist)',
    '(do+|doing) (himself|herself|themselves) in',
    '(put+|tied|tie|bought|got|hung) (up|) (rope|noose)',
    '(blow+) (his|her|their) (brains|head) (|out|off)',
    '(swallow|take|taking|took) all (his|her|their|the) (pills|tablets|meds|medication)',
  ],
  ENDINGLIFE3: [
    '(end+|ending) (it|things|it all|everything|this)',
    '(leave+) this (world|earth|life)',
    '(disappear+ forever)',
  ],
  KILLYOU: [`${VERBS} ${YOU}`, '(end+|take+) (your|one|ones) (|own) life', 'commit+ suicide', 'kys'],
  KILLER: [
    PILLS,
    '(bleach|antifreeze|rat poison|poison|insulin|carbon monoxide|helium|cyanide|gun|rope|noose|blade|razor|razor blade|razors|razor blades|knife|hanging|drowning|jumping|household things|household chemicals|exhaust|ligature|firearm|pistol|rifle|shotgun|scissors|🔪|🔫|💊|plastic bag|belt)',
  ],
  PILLS: [PILLS, '(overdose|poison)'],
  BOTTLE: [`(bottle|box|pack|packet|handful|bunch|strip|load|loads|lot|lots) of ${PILLS}`],
  BLADE: [
    '(razor|razors|blade|blades|razor blade|razor blades|knife|knives|scissors|sharpener blade|lighter|glass|needle|needles|box cutter|🔪)',
  ],
  GUN: ['(gun|pistol|rifle|shotgun|revolver|firearm|handgun|glock|rope|noose|🔫)'],
  PLACE: [
    HEIGHT,
    '(train tracks|railway|tracks|platform|platform edge|railway line|station platform|train line|rails)',
  ],
  LEDGE: [
    '(ledge|roof|rooftop|railing|train tracks|tracks|railway tracks|wrong side|parapet|bridge|platform edge|edge of platform|edge of bridge|edge of roof|edge of cliff)',
  ],
  VEHICLE: [VEHICLE],
  LETHAL: ['(lethal|fatal|deadly|painless|painlessly)', '(enough|sure) to (die|kill|not wake up)'],
  OVERDOSED: ['(overdosed|od|oding|overdose)'],
  TOOK: [
    '(took|taken|swallowed|downed|ate|drank|popped|injected|necked|drunk|swallow|ingested|chugged|snorted|drinking|given)',
  ],
  TAKE: [
    '(take|taking|takes|swallow|swallowing|down|eat|popping|pop|drink|drinking|chug|neck|overdose on|od on)',
  ],
  MANY: [
    '(too many|way too many|all|whole|entire|bottle of|bunch of|handful of|lots of|load of|loads of|ton of|99|15|many|box|pack|packet|strip|rest of|every|dozen|dozens|fistful|twenty|thirty|forty|fifty|double|triple|pile of|couple of|half|too much|way too much|way much|way many|much|lot of|more|enough|extra|bottle|handful|full|some|ten|fifteen|hundred|sixty|twelve|several|random|bag of|remaining|them)',
  ],
  CORROSIVE: [
    '(bleach|antifreeze|poison|cleaning fluid|detergent|rat poison|drain cleaner|turps|white spirit|weedkiller|weed killer|pesticide|acid|disinfectant|toilet cleaner|laundry pod|cleaning product|cleaning products|button battery|insecticide|rubbing alcohol|petrol|paint thinner)',
  ],
  JUMP: [
    `(jump+|leap+|throw+ ${ME}|fling+ ${ME}|hurl+ ${ME}|dive|yeet+ ${ME}|jumped|leapt|step+ off|falling|fall)`,
  ],
  JUMP3: [`(jump+|leap+|throw+ ${THEM}|jumped|threw ${THEM})`],
  WALK: [
    `(walk+|step+|jump+|run+|throw+ ${ME}|fling+ ${ME}|wander+|lie|lying|lay|laying|stepped|walked|jumped|ran|swim+|swimming|wade+|wading)`,
  ],
  DRIVE: [
    '(drive+|driving|crash+|steer+|swerve+|ram+|drove|swerved|steered|crashed|turn the wheel|turning wheel)',
  ],
  CRASH: [
    '(tree|trees|wall|bridge|pole|barrier|oncoming traffic|lorry|truck|ditch|river|concrete|cliff|road|traffic|central reservation|guardrail|pillar|water|lake)',
  ],
  WHEEL: ['(wheel|steering wheel)'],
  HEIGHT: [HEIGHT],
  WATER: [WATER],
  HARMSELF: [
    `(hurt+|harm+|cut+|burn+|injure+|punish+|scratch+|hit+|bite+|mutilate+|damage+|starve+|choke+|stab+|slash+|punch+|slap+|carve+|beat+|brand+|bruise+|wound+|scar+|torture+|whip+|strangle+|pinch+|🔪|hert|make bad to|make damage to|do bad thing to|do bad to|do something to|do harm to|do damage to|do things to|cutting on) ${ME}`,
    '(sh again|sh last night|did sh|doing sh|sh last|sh relapse)',
    '(hurt-|harm-|cut-|burn-|injure-|scratch-|hit-|bite-|bit|stab-|slash-|carve-|punish-|choke-) (myself|me self)',
    `(cut~|slice~|slash~|carve~|burn~|scratch~|bite~|slit+|stab~|bruise~|cut+ up|cutting into) my (|left|right) ${BODY}`,
    `(scratch+|cutting|cut|carve~|stab~) (at|on|into|words in|words into|lines in|lines into|words on) my (skin|arms|arm|leg|legs|thigh|wrist|stomach)`,
    '(self harm|self harming|self injure|self injury|self mutilate|self mutilation|self harmed|self harms|self injuring|self harmer)',
    '(make|making) myself (bleed|suffer)',
    '(bang~|hit~|smash~|punch~|slam~) (my|my own) head',
    '(punch~|hit~|kick~) (wall|walls) until',
    '(relapse~|relapsed) (with|on|into) (|the|my) (razor|blade|cutting|knife|self harm|sh|cuts)',
  ],
  HARMSELF3: [
    `(hurt+|harm+|cut~|burn~|injure+|starve+|scratch+|hit+|punish+) ${THEM}`,
    '(cut~|slice~|slash~|burn~|scratch~) (his|her|their) (arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin|body|stomach)',
    '(self harm|self harming|self harms|self injuring|cutting|self harmed|cutting again)',
  ],
  HARMYOU: ['(cutting|hurting|harming|burning|cut|harm) yourself'],
  CUTS: ['(cuts|cut marks|self harm scars|scars|slashes|burns|self inflicted)'],
};

/** Words that no fixed reply may hold. */
export const METHOD_WORDS: readonly string[] =
  `pill pills tablet tablets overdose knife knives blade blades razor razors rope noose gun guns bridge
  bridges roof train tracks hang hanging jump jumping cut cutting poison bleach drown drowning shoot
  shooting stab stabbing wrist wrists cliff balcony strangle suffocate gas burn burning veins bleed
  railway ledge`.split(/\s+/);
