import { Component, type javascript } from 'projen';

/** `npm test`: what can be told without running anything first, then the tests. Nothing is rewritten. */
export class TestTask extends Component {
  public constructor(project: javascript.NodeProject) {
    super(project);

    project.testTask.reset();
    project.testTask.execArgs(['tsc', '--project', 'tsconfig.dev.json']);
    project.testTask.execArgs(['biome', 'check', '--error-on-warnings']);
    project.testTask.execArgs(['jest', '--ci'], { receiveArgs: true });
  }
}
