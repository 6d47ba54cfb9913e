import type { Circus } from '@jest/types';
import NodeEnvironment from 'jest-environment-node';

/** Skips what follows the first failure: one is enough to kill a mutant. Gives `tests.ts` the names of the tests to run. */
export default class FailFastEnvironment extends NodeEnvironment {
  private failed = false;

  public constructor(...[config, context]: ConstructorParameters<typeof NodeEnvironment>) {
    super(config, context);
    this.global.testNamePattern = config.globalConfig.testNamePattern;
  }

  public async handleTestEvent(event: Circus.Event): Promise<void> {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.failed = true;
    if (event.name === 'test_start' && this.failed) event.test.mode = 'skip';
  }
}
