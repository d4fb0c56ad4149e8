/** One fault in the settings: which, what is wrong, and the cure. */
export interface SettingFault {
  readonly setting: string;
  readonly fault: string;
  readonly cure: string;
}

/** The start stops with this: its message names every fault and its cure, and never a value (it may be a secret). */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    const lines = faults.map(({ setting, fault, cure }) => `  ${setting}: ${fault}. ${cure}`);
    const count = faults.length === 1 ? 'One setting is wrong' : `${faults.length} settings are wrong`;
    super(`${count}, so the server does not start:\n${lines.join('\n')}`);
    this.faults = faults;
  }
}
