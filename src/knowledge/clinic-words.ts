import { z } from 'zod';

const template = z.string().min(1);

/** clinic-words.yaml: how a clinic's contact and hours are put into words. */
export const clinicWordsSchema = z.strictObject({
  contact: z.strictObject({ both: template, phone: template, email: template }),
  hours: z.strictObject({
    /** {days} {times} */
    open: template,
    /** {from} {to} */
    times: template,
    /** {first} {last}: three or more days running */
    through: template,
    /** {open} {closed} */
    week: template,
    /** {open}: when no day is closed */
    'every-day': template,
    /** {week} {dates}: single days soon on which the clinic is closed */
    soon: template,
    /** Whether somebody is there just now, a whole sentence. */
    now: z.strictObject({
      /** {to} */
      open: template,
      /** {from} */
      'later-today': template,
      /** {from} */
      tomorrow: template,
      /** {day} {from} */
      'another-day': template,
      closed: template,
    }),
  }),
});

export type ClinicWords = z.output<typeof clinicWordsSchema>;
