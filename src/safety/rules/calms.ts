import type { Calm } from './rule.ts';

/** Read apart from the rest, so that no phrase here hides a word of danger: any one of them sets its calm. */
export const CALMS: Readonly<Record<Calm, readonly string[]>> = {
  fiction: [
    '(novel|novels|film|films|movie|movies|character|characters|series|episode|episodes|song|songs|lyrics|poem|poems|podcast|podcasts|documentary|documentaries|netflix|tv show|tv series|in the show|scene|scenes|plot|actor|actress|author|thesis|dissertation|article|articles|(my|research|term|this|writing|for) paper|drama|crime drama|book club|book about|(this|his|her|new|good|my|your|read|in) book|reading|playwright|comic|anime|manga|musical|opera|album|band called|fiction|screenplay|script|story about|storyline|in the news|news said|news story|newspaper|headline|true crime|thriller|thrillers|musical|game of thrones|macbeth|hamlet|romeo|joker|sopranos|freud|jung|hemingway|plath|woolf|camus|durkheim|nietzsche|van gogh|cobain|history class|ancient|rome|seneca|soap opera|in soap|play about|lyric|tiktok sound|kamikaze|euthanasia|assisted dying|assisted suicide|protagonist|villain|hero|chapter)',
  ],
  game: [
    '(game|games|gaming|fortnite|minecraft|roblox|dark souls|elden ring|among us|call of duty|cod|gta|zelda|skyrim|valorant|overwatch|league of legends|xbox|playstation|nintendo|boss fight|final boss|headshot|respawn|avatar|npc|speedrun|chess|poker|cluedo|hangman|monopoly|laser tag|paintball|darts|minecraft|sims|pubg|counter strike|apex|raid|dungeon|rpg|multiplayer|noob|fifa|pokemon|mario|basketball|football|tennis|k d)',
  ],
  policy: [
    '(policy|policies|training|trained|prevention|statistics|rate|rates|percentage|legal|required|mandatory|mandated|protocol|procedure|procedures|definition|define|safeguarding|bereaved by|survivors|bereavement|court|offenders|programme|program for|workshop|awareness|risk assessment|risk assessments|intake form|questionnaire|leaflet|side effect|side effects|must report|have to report|therapists must|therapists report|does the clinic|does clinic|do therapists|are therapists|when can therapist|do your therapists|does therapist|your therapists|do you treat|do you offer|do you work|do you see|do you run|do you have|does your clinic|do counsellors|do counselors|if client|if patient|client tells|patient tells|ask about suicidal|asks about suicide|ask about suicide|asks about suicidal|can therapy prevent|does insurance|no suicide contract|limits of confidentiality|hr here|teacher do)',
  ],
  over: [
    '(used|suicide in 1999|(until|since|in|of|was) 1999|not (again|happened again|came back)|(has|have) not come back|trust again|my (wild|younger) years|before smartphones|old suicide|history of|years since|anniversary of living|have been well|been well|good life|fine life|was at school|half my life|my (late|early) teens|as 15|my teenage|we were (15|nineteen|sixteen|seventeen|eighteen)|when he was (15|nineteen|sixteen|seventeen|nine|twelve)|when she was (15|nineteen|sixteen|seventeen|nine|twelve)|when i was (six|seven|eight|nine)|in (my childhood|childhood)|abuser is dead|(he|she) is dead|has died|(we|i) divorced|divorced (99|15|twelve|ten) years|long since|years ago|year ago|decades ago|long ago|ages ago|long time ago|back then|in (my|his|her) (twenties|teens|youth|thirties|forties|20s|30s|past)|when i was (15|99|young|younger|little|small|kid|child|teenager|teen|student|boy|girl|in college|in school|at school|at university|married|depressed|growing up|at uni|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)|when we were (kids|little|young|children)|as (child|kid|teenager|teen|boy|girl|teenage|young)|is behind me|all behind me|long over|all over now|growing up|grew up|years since|in 1999|until 1999|since 1999|back in|of 1999|in college|survived|recovered|got through|past now|in past|ex husband years|long gone|for (99|eight|ten|five|six|seven|nine|twelve|many|15|several) years|clean for|at (15|99|seventeen|sixteen|nineteen|eighteen)|at boarding school|at uni|in my first year|once as student|now i mentor|long healed|lost ten years|long dead|old days|in (fifties|sixties|seventies|eighties)|when we were (teenagers|teens)|(99|15|ten|twenty|five|six|seven) years (back|since)|years back|in home now|been gone (99|15|ten) years|as student|at (twenty|nineteen|thirty)|after my first baby|after my birth|in school days|once at school|lost (99|15|ten|five) years|twenty years|99 years ago|15 years ago|saved my life|well now|happily|decade ago)',
  ],
  loss: [
    '(died|died by|passed away|funeral|grief|grieving|bereaved|bereavement|widow|widowed|widower|late husband|late wife|took (his|her|their) own life|took (his|her|their) life|killed (himself|herself|themselves|themself)|hanged himself|hanged herself|hung himself|shot (himself|herself)|lost (my|our|him|her|a) (|best|dear|close) (friend|brother|sister|son|daughter|husband|wife|father|mother|dad|mum|cousin|uncle|partner|nephew|niece)|to suicide in|lost (parent|parents|someone|somebody|friend|child|loved one|family member|people|patient|client|student|classmate) to|lost to suicide|drowned in|hospice|dying of cancer|dying of|ended (his|her) life|ended (his|her) own life|jumped to (his|her) death|committed suicide|heart attack and|since his death|since her death|suicide of|after losing|loss of)',
  ],
  task: [
    '(homework|worksheet|form|login|log in|crashing|reschedule|rescheduling|sign up|booking|book|my boss|newsletter|contract|dating|dating apps|commute|printer|essay|assignment|link|password|portal|registration|job interview|gym|calling you|first session|tips|emails|subscription|software|spreadsheet|course|college application|driving test)',
  ],
  trauma: [
    '(flashback|flashbacks|nightmare|nightmares|ptsd|cptsd|c ptsd|trauma|traumas|traumatic|survivor|survivors|past relationship|past experience|past experiences|memories|healing|recovering|got away|left him years|divorced him|escaped|in the past|back when)',
  ],
  trifle: [
    '(leftovers|parking|parked|remote|snoring|snores|charger|sandwich|cake|pizza|fries|chips|chocolate|dishes|spoiler|spoilers|spoiled|toothpaste|jacket|sweater|hoodie|wifi|printer|laundry|dishwasher|toilet seat|fridge|my lunch|my food|cookies|ice cream|last slice|thermostat|alarm clock|(just|only|was|am) joking|just kidding|figuratively speaking|umbrella|my yogurt)',
  ],
  sent: [
    '(made|makes|make|making|forced|forces|forcing|sent|sends|sending|told|brought|brings|dragged|drags|booked|signed) me (come|here|go|do|up|sign|write|talk|in|see|try|chat|type|for)',
    '(made|makes|make|making|forced|sent|dragged) me',
    '(court|judge|boss|school|wife|husband|mum|dad|parents|partner|probation officer) (ordered|insisted|insists|booked|signed me)',
    '(waiting room|this website|this site|this chat|this page|in this session)',
  ],
  learning: [
    '(studies|for lesson|in lesson|lecturer|lecture|portfolio|my placement|handbook|role play|general interest|hotline|recommended wording|debriefing|procurement|scriptwriting|seminar|exam question|asking for work|evidence for|preventing|prevent suicide|are there studies|explain that word|explain word|mean the same|same as|difference between|data protection|school project|psychology class|my course|my essay|my thesis|i teach|how do you explain|what does it mean when people say|for my team|volunteer training|for work|is word|word for|meaning of|invented)',
  ],
  returned: [
    '(started again|(try|begun|do it|does it|doing it|cut|cutting|have them|at it) again|starting again|again last|again this|back again|happening again|since i was (99|15|twelve|eleven|ten|young|little|kid|child)|is back|are back|come back|came back|comes back|coming back|returned|started again|last night|this morning|last week|last month|last weekend|yesterday|tonight|and since then|in it|going on|and then on)',
  ],
  panic: [
    '(panic|panicking|anxiety|anxious|nervous|phobia|public speaking|presentation|presentations|asthma|scared of needles|hyperventilate|stage fright|social situations)',
  ],
  chore: [
    '(overtime|time off work|building work|roadworks|hold music|this form|homework|sudoku|fax|refund|lease|one way system|traffic|school run|long drive|retail|in sales|camping|paperwork|snoring|drummer|boxes everywhere|this queue|invoice|exams|exam|spreadsheet|wifi|tooth|printer|crossword|puzzle|marathon|knitting)',
    '(as|team) (manager|captain|treasurer|coach|secretary)',
    '(left|leave|skip|skipping|quit|leaving) (|the) (choir|group|party|book club|team|meeting|christmas party)',
    '(found another therapist|found someone closer|found someone else|on plane|my bus|in portugal|please ring|retiring|till september|move session|see you (monday|tuesday|wednesday|thursday|friday|next week|then)|since i quit my job|since divorce papers|with boyfriend|for my boyfriend|my boyfriend anymore|therapist next month|eight sessions|year of therapy)',
  ],
  moving: [
    '(moving (in|out|abroad|house|home|flat|into|city|cities|country)|waiting room|hoarding|clear flat|clear out|downsizing|smaller place|smaller flat|charity shop|retirement home|care home|new flat|new home|never use it|marie kondo|declutter~|emptying|dad house|mum house|estate sale|yard sale|notary|wedding|relative suicide|reunion|landlord|new address)',
  ],
  away: [
    '(holiday|holidays|vacation|abroad|travelling|traveling|travel|trip|moving away|moving to|move my|moving my|pause therapy|pause|reschedule|cancel|flu|sick|cold|work trip|business trip|conference|wedding|on leave|out of town|maternity|by 99|by 15|on time|late|traffic|parking|train|online instead|can i do online|do online|switch to|postpone|feel better|swap)',
  ],
};
