import type { Application } from '../../store/model';
import type { Blade } from '../blade';
import { named } from '../html';
import { listing } from '../section';

export const owners: Blade<Application> = {
  path: 'owners',
  title: 'Owners',
  content: (registration, { directory }) =>
    listing('Owners', 'Nobody owns this registration.', {
      id: 'owners',
      caption: 'Who may change this registration',
      columns: ['Name', 'Type', 'Object ID'],
      groups: [
        {
          rows: registration.owners.map((id) => {
            const owner = directory.find(id);
            return owner ? [named(owner.displayName), owner.type, id] : ['–', 'Unknown', id];
          }),
        },
      ],
    }),
};
