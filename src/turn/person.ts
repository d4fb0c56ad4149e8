import type { Decision } from './decision.ts';
import { resumeChoices } from './flows.ts';
import { conclude, type Moment } from './moment.ts';
import { setAside } from './session.ts';

/** A person, please: the clinic's ways and hours. An open flow is set aside. */
export function person(moment: Moment): Decision {
  const session = { ...moment.session, flow: setAside(moment.session) };
  const aside: Moment = { ...moment, session };
  const { speaker } = moment;
  const choices = [...speaker.entryChoice('clinic/contact'), ...resumeChoices(aside)];
  return conclude(session, speaker.phrase('person', { choices }));
}
