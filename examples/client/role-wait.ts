const SECONDS = 10;

/**
 * Tries again while a role is missing, for a new one counts after up to ten minutes
 * (https://learn.microsoft.com/azure/role-based-access-control/troubleshooting).
 *
 * @param minutes how long; 0 for once
 */
export async function untilRoleCounts<T>(
  act: () => Promise<T>,
  lacksRole: (error: Error) => boolean,
  minutes: number,
): Promise<T> {
  for (let waited = 0; ; waited += SECONDS) {
    try {
      return await act();
    } catch (error) {
      if (!lacksRole(error as Error) || waited >= minutes * 60) throw error;
      console.error(waited === 0 ? `403: no role yet. Trying again for ${minutes} minutes.` : `403 after ${waited} s`);
      await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
    }
  }
}
