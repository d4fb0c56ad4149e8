import { stem } from '../match/stem.ts';

/**
 * What a word may be about, whichever word it is: "rope" and "belt" both hang, "tonight" and "Friday" both set a day.
 * A message in words the classifier has never met still says which of these come together. Data: a name, then words;
 * a word may stand in several.
 */
const TABLE = `
me: i me my mine myself im ive
we: we us our ours ourselves
you: you your yours yourself u
he: he him his himself she her hers herself
they: they them their theirs themselves themself
it: it its this that these those
kin: mother mum mom father dad parent parents brother sister sibling grandmother grandfather grandma grandpa
  grandparents cousin aunt uncle auntie niece nephew nan twin family relative relatives kin mama papa
  stepmother stepsister
stepkin: stepdad stepfather stepmom stepmum stepbrother foster guardian coach priest pastor babysitter tutor
  carer caretaker
partner: husband wife partner boyfriend girlfriend fiance fiancee spouse ex hubby missus lover date man
  woman girl guy
child: child children kid kids son daughter boy boys girls toddler grandson granddaughter grandchild
  teenager teen pupil student stepson stepdaughter grandkids youngest eldest preschooler
baby: baby newborn infant twins crib cot nursery colic bottle pram bassinet postpartum diaper nappy
friend: friend friends mate mates roommate flatmate housemate bestie buddy pal classmate colleague coworker
  neighbor neighbour client patient tenant employee lodger buddies online
boss: boss manager landlord teacher supervisor employer
everyone: everyone everybody world people others all whole anyone anybody
nobody: nobody none nothing no noone neither nowhere
neg: not never nor without cannot hardly barely stop stopped refuse refuses
want: want wish hope pray long crave need desire would rather prefer ready tempted urge urges dream wanting
  wanna yearn craving fantasise fantasize
think: think thought imagine picture consider contemplate obsess dream remember wonder idea ideas rehearse
  mind head brain
know: know understand realise realize learn learned
can: can could able possible manage capable
will: will going would shall gonna
plan: plan planned decide decided ready prepared prepare rehearsed chosen choose chose picked pick set
  arranged arrange sorted organised organized settled order rehearse practise practice determined resolved
death: die dead death dying deceased corpse coffin grave graveyard cemetery funeral burial buried bury ashes
  cremated urn tomb casket hearse obituary eulogy morgue mortal skeleton dirt soil headstone tombstone
  reaper undertaker flowers hymns
heaven: heaven god lord jesus allah angels hell soul paradise afterlife reunited eternal eternity maker
  ancestors judgement other
kill: kill murder slay execute slaughter killing killer homicide shoot massacre finish
suicide: suicide suicidal kms ctb unalive suicidality
end: end finish over stop cease conclude terminate quit done close complete final last curtain credits
  ending
exist: exist existence live life alive survive survival breathe breath breathing born birth being lifetime
  living
here: here around stay remain still exist stick linger present
gone: gone leave left go disappear vanish depart exit fade slip erase evaporate dissolve going went
  invisible delete uninstall off out escape quit log checking checkout
sleep: sleep asleep nap bed pillow wake woke awake morning waking dawn lights
tired: tired exhausted weary worn drained spent fed sick knackered done empty enough exhausting burnt
pain: pain hurt ache agony suffer suffering torment torture unbearable misery anguish heavy endure bear
  pains excruciating
burden: burden weight nuisance drain trouble problem liability inconvenience dead waste cost load
  disappointment failure stone millstone
relief: better easier happier relief relieved free freer lighter peace peaceful calm quiet still silent
  silence rest comfort comforting kinder simpler serene soothing stillness
hopeless: hopeless pointless point meaning meaningless useless worthless purpose reason future hope despair
  doomed trapped stuck futile
void: empty void hollow numb dark darkness black abyss nothingness fog tunnel grey gray blank
pills: pill pills tablet tablets meds medication medicine dose overdose paracetamol ibuprofen aspirin
  insulin sleeping valium xanax oxycodone morphine opioid antidepressants sertraline sedatives painkillers
  capsules packet packets bottle blister handful cabinet stash stockpile hoard tylenol fentanyl methadone
  heroin
blade: knife blade razor scissors sharp glass cut cutting slice slit carve carving razors knives scratch
  scratching burn burning lighter needle stab machete axe hammer bat
gun: gun rifle pistol shotgun bullet bullets trigger loaded ammo shoot revolver firearm weapon handgun
  barrel armed glock holster
rope: rope noose belt cord ligature beam rafters hook hang hanging hanged scarf knot cable attic loft shed
  garage tie
height: bridge roof rooftop ledge balcony cliff edge jump leap window tower parapet railing high storey
  floor overpass top fall fell falling
water: river lake sea ocean water reservoir canal drown tide waves pier harbour harbor wade deep dock sink
  shore
train: train trains tracks rails platform railway truck lorry bus motorway highway oncoming lane traffic
  crossing subway metro wheel steering
car: car garage engine exhaust hose drive driving crash tree steer seatbelt brake brakes speed accident
  collision swerve wall barrier headlights
poison: poison bleach pesticide chemical gas charcoal helium bag rat antifreeze toxic fumes carbon lethal
  fatal swallow swallowed drank weedkiller
note: letter letters note notes wrote write written will testament insurance passwords envelope recorded
  instructions video documents lawyer solicitor deed drawer desk inheritance estate paperwork affairs
  accounts subscriptions
give: give gave given giving away belongings guitar watch ring collection possessions sell sold donated
  donate hand handed pass keepsakes rehome rehomed bequeath
pets: cat dog pet rabbit parrot hamster horse
goodbye: goodbye farewell bye goodbyes adieu farewells byes cheerio ciao
sorry: sorry forgive fault blame apologise apologize guilt guilty ashamed shame regret forgiveness
love: love loved thank thanks grateful dear proud
find: find found discover body bodies finds identify
when: tonight tomorrow friday saturday sunday monday tuesday wednesday thursday weekend week month christmas
  birthday date deadline night midnight soon spring summer winter autumn anniversary easter new eve hours
  minutes
afraid: afraid scared fear terrified frightened fright petrified scary dread panic nervous
safe: safe safety trust protect protection risk danger dangerous harm
miss: miss missed notice care mourn cry grieve remember forget forgotten matter noticed
alone: alone lonely isolated loneliness abandoned ignored unwanted unloved unseen hiding
cannot: anymore longer much bear stand take handle cope go carry continue on face another through
hate: hate loathe despise disgust disgusting disgusted hatred
selfhate: worthless failure stupid pathetic monster freak useless ugly mistake broken damaged waste loser
cry: cry crying tears sob sobbing screaming scream shaking shake trembling
hit: hit beat slap punch kick choke strangle shove push throw threw grab bite smack batter thump drag pin
  whip headbutt hurts beaten beating slapped punched kicked choked shoved pushed slams slammed dragged
  pinned twisted twists squeeze spit spat
body: arm arms wrist wrists thigh thighs leg legs neck throat face eye head stomach chest back skin hair
  ribs lip nose hand hands jaw mouth knuckles hip tooth teeth belly feet
wound: blood bleed bleeding bruise bruises bruised scar scars wound stitches swollen broken bone broke
  fracture cracked marks burns black blue concussion injured injury gash
sex: rape raped rapes touch touches touched naked nude nudes sex sexual sexually bed undress molest molested
  assaulted grope groped underwear private shower photos pictures pregnant abuse abused abuses consent kiss
  kissed pics bathroom bra secret marital
control: allow allowed lets lock locked locks keys phone passport money card checks permission password
  control controls controlling forbid forbids forbidden watches confiscated documents visa wages allowance
  curfew receipts monitors isolates trapped leash obey punish punished punishment kneel
follow: follow follows following followed stalk stalking stalker watching lurking outside parked waits
  waiting window camera cameras tracker tracking airtag showing appears turned spying binoculars doorstep
  porch plates headlights hiding same prowling
threat: threaten threatens threatened threatening threat threats warned warn blackmail extort ransom expose
  leak promises swore vowed knows address dare harass harassing intimidate debt collectors gang
wherelive: where live lives house home door address street flat apartment doorbell yard gate workplace
  school
revenge: revenge pay pays regret suffer deserve punish rage angry anger furious fury lose control snap
  violent violence destroy hurt hurting attack list weapon payback sorry
voices: voice voices hear hearing command commands telling tells whispers whispering orders ordering devil
  demons satan chip poisoned camera messages
medical: seizure fit stroke unconscious faint fainted collapse collapsed swollen swelling fever ambulance
  vomit vomiting slurred slurring lips pulse allergic bitten sting choking swallowed rash stiff numbness
  drooping droops paramedics cpr convulsing twitching limp unresponsive breathless wheezing turning pale
  gurgling foaming heartbeat dizzy
breathe: breathe breathing breath chest heart tight pressure crushing gasping
drink: drink drunk drinking vodka whisky whiskey alcohol wine beer rum gin booze sober
drugs: drugs drug weed coke cocaine meth high dealer relapse relapsed needle injected spiked
eat: eat eating food starve starving starved meal meals weight calories purge binge bones kilos hungry
  throwing
helpme: help please save rescue emergency urgent desperate quickly police 911 999 hospital ambulance hotline
secret: secret tell told telling quiet hush hide hidden hides lie lied cover makeup sleeves covered
promise: promise promised swear swore vow word
bully: bully bullied bullying teased mocked names laugh laughing
escape: escape flee run ran running shelter refuge hide hiding fled away
neglect: hungry alone locked cellar basement cage dirty nappies screaming bruises unattended neglected
  diaper drunk
elderly: old elderly eighty ninety seventy age widow widower wheelchair carehome nursing home pension
war: war tour veteran army unit deployed combat sergeant soldier navy marine
shift: nurse doctor medic vet farmer pharmacist firefighter officer
howask: how much many fast quick quickly long does what which where way ways painless method
normalq: normal weird strange mad crazy insane bad wrong
ending2: tomorrow future plans next year anymore last
film: film movie book novel series show episode season game character play song lyrics poem story
  documentary podcast read watched chapter author actor scene plot netflix level boss quest player script tv
  theatre album
study: essay paper thesis dissertation research study class course lecture exam homework project assignment
  university college professor school training policy statistics article survey seminar curriculum
  journalist
work: work job office meeting deadline project colleague team email emails manager shift client clients
  report budget presentation interview company promotion overtime printer spreadsheet
tech: phone battery laptop wifi app computer internet screen printer account website signal link password
  login charger
sport: gym run running marathon football match training coach workout yoga race team goal knee
house: kitchen garden plants weeds cooking recipe tomatoes lawn paint sofa dishes laundry oven cake
travel: traffic parking flight airport holiday trip ticket hotel
idiom: curry coffee boredom laughter laughing embarrassment curiosity suspense heels deadline vibe mood
therapy: therapy therapist session sessions appointment counselling counseling counsellor counselor clinic
  treatment cbt dbt emdr couples group intake psychologist psychiatrist waiting
fee: cost price fee fees pay insurance cover invoice cheap afford discount refund
past: ago years since used once when was were former childhood back then decade decades teenage twenties
  youth history long past
over: recovered better now healed fine grateful behind moved stable clean sober since nowadays passed
happy: happy fun excited enjoy love great good lovely nice pleased hilarious funny joke lol haha joking
  kidding
grief: grief lost loss mourning died passed bereaved widow anniversary buried grieving
sad: sad depressed depression anxious anxiety stress stressed low unhappy lonely overwhelmed worried upset
  miserable
illness: cancer tumour tumor diagnosis scan surgery chemo dementia hospice operation terminal disease
q: what how when where which who why is are do does can could should
idea_step: step stepping push pull walk walked stood standing sat sitting stand parked edge
count: many few enough several handful thirty twenty fifty 99 15
same: again back returned still same always every
turn: turn switch button off lamp light candle flame plug
meet: join meet see reunite together with
worth: worth use point bother try trying keep
take: take took taken swallow swallowed drank
look: look looked google googled searched searching looking read
`;

/** The numbers of the senses of a word, by its stem. */
export const SENSES: ReadonlyMap<string, readonly number[]> = sensesOf(TABLE);

/** Words that turn what follows them round. */
export const TURNS: ReadonlySet<string> = new Set(
  'not never nobody no nothing without nor hardly'.split(' '),
);

function sensesOf(table: string): Map<string, number[]> {
  const senses = new Map<string, number[]>();
  const rows = table.trim().split(/\n(?! )/);
  rows.forEach((row, number) => {
    const words = row.slice(row.indexOf(':') + 1).trim();
    for (const word of new Set(words.split(/\s+/).map(stem))) {
      const known = senses.get(word);
      if (known === undefined) senses.set(word, [number]);
      else known.push(number);
    }
  });
  return senses;
}
