import type { Concepts } from '../lexicon.ts';
import { rules, type Rule } from './rule.ts';

/** The plain words for danger in the main other languages. Short on purpose; every such reply carries the numbers. */
export const LANGUAGE_CONCEPTS: Concepts = {
  FOREIGN_SELF: [
    // Spanish
    '(quiero|deseo|quisiera|prefiero) (morir|morirme|matarme|suicidarme|acabar con mi vida|quitarme la vida|estar muerto|estar muerta|desaparecer para siempre)',
    '(me|yo me) (quiero|voy a) (matar|morir|suicidar)',
    '(voy a|pienso en|pensando en) (matarme|suicidarme|quitarme la vida|acabar con mi vida)',
    'no quiero (vivir|seguir viviendo|estar viva|estar vivo|vivir mas|existir)',
    '(ganas de morir|ganas de morirme|pensamientos suicidas|ideas suicidas|pensamientos de suicidio|me corto|me estoy cortando|me hago dano|me autolesiono|quiero desaparecer|no quiero despertar|me voy a suicidar|pienso en el suicidio)',
    // French
    '(je veux|je voudrais|veux|envie de|je vais|j ai envie de|jai envie de) (mourir|me tuer|me suicider|en finir|crever|me pendre|mettre fin a mes jours)',
    "(j'ai|jai) (envie de|des) (mourir|pensees suicidaires|idees suicidaires|idees noires|me tuer|me suicider|en finir)",
    "(j'en|jen) peux plus de (vivre|la vie|cette vie)",
    '(pensees suicidaires|idees suicidaires|je suis suicidaire|je ne veux plus vivre|je veux plus vivre|plus envie de vivre|pense au suicide|penser au suicide|pense a mourir|en peux plus de vivre|fatigue de vivre|je me coupe|je me mutile|mettre fin a ma vie|en finir avec la vie)',
    // German
    '(ich will|ich mochte|ich mag|will|mochte) (sterben|tot sein|nicht mehr leben|mich umbringen|mich toten|nicht mehr da sein|nicht mehr hier sein|mir das leben nehmen|nimmer leben|nicht mehr sein)',
    '(ich bringe mich|ich bring mich|ich kann nicht mehr leben|ich will nicht mehr|mich umbringen|selbstmord|selbstmordgedanken|suizidgedanken|suizid|suizidal|ich ritze mich|lebensmude|mir das leben nehmen|mich umzubringen)',
    // Portuguese
    '(quero|queria|vou) (morrer|me matar|suicidar|me suicidar|acabar com a minha vida|acabar com minha vida|tirar a minha vida)',
    '(nao quero mais viver|nao quero viver|vontade de morrer|pensamentos suicidas|me corto|pensando em me matar|pensando em suicidio|cansado de viver|cansada de viver|quero desaparecer|penso em morrer|penso em suicidio|quero sumir)',
    // Italian
    '(voglio|vorrei) (morire|uccidermi|ammazzarmi|suicidarmi|farla finita|togliermi la vita|farla finita)',
    '(non voglio piu vivere|non voglio vivere|pensieri suicidi|pensieri di suicidio|mi taglio|penso al suicidio|togliermi la vita)',
    // Dutch
    '(ik wil|wil) (dood|sterven|niet meer leven|zelfmoord plegen|mezelf doden|mezelf ombrengen|mezelf van kant maken|er een einde aan maken|er niet meer zijn|doodgaan|zelfmoord)',
    '(zelfmoord|zelfmoordgedachten|suicidaal|suicidale gedachten|ik snij mezelf|zelfdoding)',
    // Polish
    '(chce|chcialbym|chcialabym|chce sie) (umrzec|sie zabic|zabic|popelnic samobojstwo|zabic sie|skonczyc ze soba)',
    '(nie chce zyc|nie chce juz zyc|nie chce mi sie zyc|mysli samobojcze|samobojstwo|odebrac sobie zycie|tne sie|zabije sie|mam dosc zycia|mam dosyc zycia|nie chce juz zyc|mysle o samobojstwie)',
    // Turkish
    '(olmek istiyorum|kendimi oldurmek istiyorum|intihar etmek istiyorum|yasamak istemiyorum|intihar|kendimi oldurecegim|canima kiymak|artik yasamak istemiyorum)',
    // Swedish, Danish, Norwegian, Finnish, Romanian, Czech, Hungarian, Greek
    '(jag vill do|jag vill inte leva|ta livet av mig|vill ta mitt liv|sjalvmord|jeg vil do|jeg vil ikke leve|tage mit eget liv|ta livet mitt|selvmord|haluan kuolla|itsemurha|en halua elaa)',
    '(vreau sa mor|vreau sa ma sinucid|nu mai vreau sa traiesc|sinucidere|chci umrit|chci zemrit|chci se zabit|nechci zit|sebevrazda|meg akarok halni|ongyilkos|ongyilkossag|nem akarok elni)',
    '(θελω να πεθανω|θέλω να πεθάνω|θελω να αυτοκτονησω|δεν θελω να ζω|αυτοκτονια)',
    // Filipino, Vietnamese, Indonesian, Malay, Swahili
    '(gusto ko nang mamatay|gusto ko ng mamatay|gusto kong mamatay|magpakamatay|ayoko nang mabuhay|toi muon chet|toi muon tu tu|muon tu tu|tu tu|muon chet|saya ingin mati|aku ingin mati|saya mau mati|aku mau mati|mau mati|bunuh diri|ingin bunuh diri|pengen mati|nak mati|nataka kufa|kujiua)',
    // Russian, Ukrainian
    '(хочу умереть|хочу сдохнуть|не хочу жить|не хочу больше жить|хочу покончить с собой|покончить с собой|покончу с собой|убить себя|убью себя|самоубийство|суицид|суицидальные мысли|мысли о суициде|думаю о самоубийстве|думаю о суициде|не вижу смысла жить|устал жить|устала жить|хочу вмерти|не хочу жити|вбити себе|самогубство|режу себя|наложить на себя руки)',
    // Arabic, Farsi, Urdu
    '(أريد أن أموت|اريد ان اموت|اريد الموت|أريد الموت|أريد الانتحار|اريد الانتحار|انتحار|الانتحار|سأنتحر|أقتل نفسي|اقتل نفسي|لا أريد العيش|لا اريد ان اعيش|عايز اموت|بدي موت|ابغى اموت|می خواهم بمیرم|میخوام بمیرم|خودکشی|میخواهم بمیرم|مرنا چاہتا ہوں|مرنا چاہتی ہوں|خودکشی کرنا|خود کشی)',
    // Hindi, Bengali, Punjabi in their own letters, and in Latin ones
    '(मरना चाहता|मरना चाहती|मैं मरना|आत्महत्या|जीना नहीं चाहता|जीना नहीं चाहती|खुदकुशी|खुद को मार|मर जाना चाहता|मर जाना चाहती|আমি মরতে চাই|আত্মহত্যা|মরে যেতে চাই)',
    '(main|mai|me|mein) (marna chahta|marna chahti|mar jana chahta|mar jana chahti|khudkushi|suicide karna)',
    '(marna chahta|marna chahti|jeena nahi chahta|jeena nahi chahti|jina nahi chahta|khudkushi|aatmahatya|atmahatya|mar jana chahta|mar jana chahti|mujhe marna hai)',
    // Chinese, Japanese, Korean, Thai
    '(我想死|想死|我想自杀|想自杀|自杀|不想活|不想活了|我要死|想自殺|自殺|轻生|結束生命|结束生命|结束我的生命|割腕|自残)',
    '(死にたい|自殺したい|消えたい|死のう|生きたくない|リストカット)',
    '(죽고 싶|죽고 싶어|죽고 싶어요|죽고싶어|죽고싶다|자살|자살하고|자해|살기 싫어|죽고 싶다)',
    '(อยากตาย|ฆ่าตัวตาย|ไม่อยากอยู่)',
    // Hebrew
    '(רוצה למות|אני רוצה למות|להתאבד|התאבדות|לא רוצה לחיות)',
  ],
  FOREIGN_ABUSE: [
    '(mi marido me pega|mi esposo me pega|mi novio me pega|me pega|me maltrata|mon mari me frappe|il me frappe|mein mann schlagt mich|er schlagt mich|meu marido me bate|ele me bate|mio marito mi picchia|mi picchia|mijn man slaat me|hij slaat mij|maz mnie bije|kocam beni dovuyor|муж бьет меня|муж меня бьет|меня бьет муж|زوجي يضربني|पति मारता है|पति मुझे मारता है|老公打我|丈夫打我|家暴)',
  ],
  FOREIGN_MEDICAL: [
    '(sobredosis|he tomado muchas pastillas|tome muchas pastillas|overdose de|j ai pris trop de medicaments|uberdosis|zu viele tabletten|tomei muitos comprimidos|troppe pastiglie|overdosis|передозировка|выпила таблетки|выпил таблетки|جرعة زائدة|no respira|il ne respire pas|er atmet nicht|sie atmet nicht|nao respira|non respira|не дышит)',
  ],
};

export const LANGUAGE_RULES: readonly Rule[] = [
  ...rules('self', [], { 'other-language': ['FOREIGN_SELF'] }),
  ...rules('abuse', [], { 'other-language': ['FOREIGN_ABUSE'] }),
  ...rules('medical', [], { 'other-language': ['FOREIGN_MEDICAL'] }),
];
