import type { Concepts } from '../lexicon.ts';

/** Phrases swallowed whole beside the idioms: danger that is denied, and harm that is none. */

const SELF =
  'myself|myself or others|myself or anyone|myself or anyone else|myself or other people|me|anyone|others';
const ENDS =
  'suicide|self harm|death|dying|ending my life|ending it|ending things|ending it all|taking my life|taking my own life|killing myself|hurting myself|harming myself|cutting myself|being dead';

export const HARMLESS: Concepts = {
  DENIED: [
    `(no|zero|without|not any|not have|not having|never had|not had) (|any|more|current|active) (thoughts|thought|intention|plans|plan|wish|urge|urges|ideation|interest) (|of|about|in) (harming|hurting|killing|cutting) (${SELF})`,
    `(no|zero|without|not any|not have|not having|never had|not had) (|any|more|current|active) (thoughts|thought|intention|plans|plan|wish|urge|urges|ideation|interest) (|of|about|in) (${ENDS})`,
    '(no|not any|not have) (wish|desire|intention|plan|plans) (|of) (die|dying|harm myself|hurt myself|kill myself|end my life|end things|be dead)',
    '(i am|am|was|is|are|) (not|no|never) (|having|feeling|been|being|remotely|at all) suicidal',
    '(not|never) (going|want|wanting|planning|trying|about|here|would|will) (kill|hurt|harm) (myself|myself or anyone|myself or others)',
    `(not|never) (|been) (thinking|think|thought|planning|considering) (of|about|) (${ENDS}|hurting (him|her|anyone|them|him or me|anybody))`,
    '(not|never) (harming|cutting|self harming) (|myself)',
    '(not|never) (i|that i) want (die|be dead)',
    '(suicidal|suicide) (no|nope)',
    'never (kill|hurt|harm) (myself|my kids|my children|my baby|anyone|my family|my partner)',
    '(not|no) (danger|risk|threat) (|for) (myself|myself or others|anyone|others)',
    'no (self harm|suicidal thoughts|suicidal ideation)',
    '(nobody|no one) (|is|was) (hits|hit|hitting|hurts|hurting|beats|beating|threatening|following|stalking|abusing) me',
    '(depressed|sad|low) (yes|but) (suicidal|not suicidal) no',
    '(never|not) (|actually) (threatened|hurt|hit|beat|touched|harmed) (me|us|anyone|anybody)',
  ],
  IMPERSONAL: [
    '(people|patients|clients|teenagers|teens|kids|adults|survivors|others) who (are|feel|have been|were) suicidal',
    '(people|patients|clients|teenagers|teens|kids|adults|others) who (self harm|cut themselves|hurt themselves|harm themselves|kill themselves|want die|attempted suicide|attempt suicide)',
    'why do (people|teenagers|teens|kids|some people|men|women) (kill themselves|cut themselves|self harm|hurt themselves|harm themselves|die by suicide)',
    'what (do|does) (unalive|self harm|kill myself|kill yourself|suicidal|suicide|suicidal ideation) mean',
    '(report|reports|reporting|prevent|preventing|study|define) (child abuse|domestic violence|abuse|self harm|suicide)',
    '(when|if|what if) (a|) (client|patient) (is|feels|becomes) suicidal',
  ],
  HARMNONE: [
    '(my|our|the|his|her) (toddler|cat|puppy|kitten|parrot|rabbit|hamster|horse) (hits|bites|bit|scratches|kicks|kicked|hit|slaps|scratched|attacks) (me|us|him|her)',
    '(whip) me into shape',
    'bite me',
    '(follow~|following) me (|around) (on (instagram|insta|socials|all socials|social media|twitter|tiktok|facebook|snap|snapchat)|room (|to) room|from room|around house|in my (dream|dreams))',
    '(cat|dog|duck|pigeon|puppy|kitten) (|is|was) (following|follows|followed) me',
    '(stretch|tan) marks',
    '(burned|burnt|cut|hit|bumped|banged|hurt|pinched) my (hand|finger|thumb|toe|knee|elbow|head|shin|foot|tongue) (on|in|opening|with|while|cooking|against|shutting|when cooking|chopping) (|the|a|my) (oven|pan|tin|door|cupboard|drawer|stove|kettle|iron|onions|table|shelf|knife cooking|gym|weights|bike|car door|window frame|carrots|bread)',
    '(envy|jealous) (people|types|friends)',
    '(shot|hit) (|with) (flu|covid) (jab|shot|vaccine)',
    'way out of (this|the|my|that) (lease|contract|meeting|town|building|car park|parking|maze|website|mess of paperwork)',
  ],
};
