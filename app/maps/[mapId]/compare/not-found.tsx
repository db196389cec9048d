import { NoSuchVersion } from "#components/review/NoSuchVersion.tsx";

/** One of the two versions is not there. */
export default function NothingToCompare() {
  return <NoSuchVersion />;
}
