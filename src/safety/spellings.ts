/**
 * How people spell in a chat, and the little words that carry nothing here. Data: each spelling stands for one
 * or more words. Rules pass through the same table, so both sides meet in one spelling.
 */

function table(lines: string): ReadonlyMap<string, readonly string[]> {
  const spellings = new Map<string, readonly string[]>();
  for (const line of lines.split('\n')) {
    const [written, meant] = line.split('=');
    if (written === undefined || meant === undefined) continue;
    for (const form of written.trim().split(/\s+/))
      spellings.set(form, meant.trim().split(/\s+/).filter(Boolean));
  }
  return spellings;
}

/** Contractions with and without their apostrophe, chat shorthand, and frequent misspellings of short words. */
export const SPELLINGS = table(`
i'm im iam i'am = i am
i've ive = i have
i'd = i would
i'll = i will
he's hes = he is
she's shes = she is
it's its = it is
that's thats = that is
what's whats wats wuts = what is
there's theres = there is
who's whos = who is
someone's = someone is
everyone's = everyone is
you're youre ur = you are
we're = we are
they're theyre = they are
he'd = he would
she'd = she would
they'd = they would
it'd = it would
you'd = you would
we'd = we would
he'll = he will
she'll = she will
they'll theyll = they will
it'll itll = it will
you'll youll = you will
we'll = we will
we've weve = we have
they've theyve = they have
you've youve = you have
don't dont dnt dont't doesn't doesnt doesn didn't didnt don do'nt dun dunno = not
can't cant cannot cnt cann't = can not
won't wont = will not
wouldn't wouldnt wudnt = would not
couldn't couldnt = could not
shouldn't shouldnt = should not
isn't isnt = is not
aren't arent = are not
wasn't wasnt = was not
weren't werent = were not
haven't havent hasn't hasnt hadn't hadnt = have not
mustn't mustnt = must not
ain't aint = am not
notise notic notis = notice
replyin = replying
nvr neva nevr neever neve nver = never
cnat cantt canot = can not
smth smthing sth = something
bron borm = born
alve aliv alife = alive
wihs wihsh = wish
thnik thik = think
abuot abot = about
evrybdy evrybody evreyone evryon everone = everyone
bridg brige = bridge
jumpp jmp = jump
lik = like
jsut jst juts = just
dosnt dosent doesent dsnt = not
lifes = life is
life's = life is
woth wroth = worth
nomore = anymore
fel feal = feel
scard scaird skared = scared
agen agian agin = again
hiting hittin = hitting
wiv = with
wot = what
fone = phone
tuk = took
realy = really
wil = will
somebodys somebody's = somebody is
someones = someone is
mums = mum
dads = dad
childrens = children
daugther doughter = daughter
husbend = husband
endin = ending
evryday = every day
nuthing = nothing
nethin = anything
withot witout = without
bcuz = because
pill's = pills
wanna wana wannna wanaa = want to
wan wnt wnat wannt whant watn wantt wnna = want
gonna gona gunna gon goin gna = going to
boutta bouta = about to
imma ima i'mma = i am going to
finna = going to
tryna tryin = trying to
gotta = have to
hafta = have to
lemme = let me
gimme = give me
kinda kindof = kind of
outta = out of
cuz coz bc becuz becoz cos bcs = because
u ya yu = you
r = are
n nd = and
w = with
thru = through
tho = though
abt bout abut = about
tn 2nite tonite tnite 2night 2nyt tonihgt = tonight
tmr tmrw tmw tomoz tomorow tommorow tommorrow tomorrw 2moro 2morrow = tomorrow
2day = today
ppl = people
sb = somebody
smb = somebody
sum1 some1 = someone
every1 evry1 evryone evrybody = everyone
any1 = anyone
no1 noone nobdy nobodys nobodies noones = nobody
idk = i not know
idc = i not care
ik = i know
dgaf = not care
thx ty = thanks
b = be
b4 = before
bf = boyfriend
gf = girlfriend
bff = friend
hubby = husband
mom's = mom
mum's = mum
dad's = dad
lyf lyfe lfie lief lif = life
liv = live
ded daed deadd = dead
diee dieee dei dy diie dieing dyin diying = die
kil kll kiil klil killl kyll kille killin kilin kiling = kill
killling killig = killing
meself myslef mysef myelf mself mysel mysself myslf myselff mysalf = myself
harmin = harming
hert hurtt hrut = hurt
bettr beter bter = better
wud wuld wold = would
shud shuld = should
cud = could
hav hve hv = have
fr = for
4 = for
2 = to
thnk thnking thinkin thikning thinkng thinkign = thinking
tihnking tinking = thinking
tke = take
tooked = took
anymor anymoer anymroe animore nymore anymre = anymore
livin = living
cuttin = cutting
disapear dissapear dissappear disappeer disapper = disappear
overdoze od o.d = overdose
od'd oded od'ed overdozed = overdosed
pilz = pills
meds = medication
paracetemol = paracetamol
reson resons = reason
evry = every
evrything everythin = everything
nothin nuthin = nothing
wake-up = wake up
kms = kill myself
kys = kill yourself
sui sewerslide sewer-slide sewicide suiside suicde suiced sucide suicidee sueside soocide suacide sewercide soo-icide toaster-bath suicid = suicide
sewicidal sucidal suicidel suicidle suiciadal suicidial suicidol sucidial sewerslidal = suicidal
unaliving unalived unalives un-alive = unalive
selfharm self-harm self-harming selfharming = self harm
s/h sh'd = self harm
yrs yr yo y/o y.o = years
frend freind frnd frens = friend
sis = sister
bro = brother
mam mama mummy mommy mam's = mum
daddy papa = dad
mother's = mother
nan nana gran granny = grandmother
grandpa grandad granddad gramps = grandfather
n't = not
cld = could
shd = should
wld = would
plz pls = please
nite = night
lyk = like
luv = love
h8 = hate
gr8 = great
m8 = mate
hurtin = hurting
iont ion = i not
wsh wishh = wish
wer = were
evn = even
thot thots thoughs thougts thoughst = thoughts
wat wut = what
wen = when
hw = how
mor = more
yall = you
em = them
liek = like
tellin = telling
feelin = feeling
thinkn = thinking
gettin = getting
doin = doing
abuseing = abusing
hitted = hit
beated = beat
drinked = drank
`);

/** Words that carry nothing for a rule. What is dropped here may stand anywhere in a message. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a an the to too that just really rly realy actually so very please honestly literally totally simply basically
  seriously genuinely truly lol lmao lmfao rofl haha hahaha hahah hehe tbh ngl frfr lowkey highkey fucking fuckin
  fkn fking freaking frickin effing damn goddamn bloody sometimes maybe perhaps probably possibly also even still
  ever always often constantly continually already quite oh um uh er hmm hey omg ugh well
  now rn today lately currently recently nowadays plain ok okay such truely
  obviously definitely certainly absolutely completely bruh dude sir madam kindly sadly frankly indeed
  quietly secretly desperately badly anyway eventually somehow`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
