"""People and workers who do something at the same moment, each with a connection of their own."""

import threading

from django.db import connection


def at_once(*jobs):
    """Do everything at the same moment, and return what each gave or raised."""
    start, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(place, job):
        start.wait()
        try:
            results[place] = job()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def all_at_once(*jobs):
    """Do everything at the same moment, none of it in vain."""
    results = at_once(*jobs)
    assert [each for each in results if isinstance(each, Exception)] == []
