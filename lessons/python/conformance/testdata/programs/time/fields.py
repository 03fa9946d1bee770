"""What a moment's parts are called, and how they are counted."""
import time

moment = time.gmtime(1_700_000_000)
print(moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec)
print(moment.tm_wday, moment.tm_yday, moment.tm_isdst, moment.tm_zone, moment.tm_gmtoff)
print(moment.n_fields, moment.n_sequence_fields, moment.n_unnamed_fields, len(moment), time.struct_time.n_fields)
print(moment)
print(time.struct_time(range(9)).tm_sec, time.struct_time(range(11)).tm_gmtoff, moment[:3], tuple(moment) == moment)
for wrong in (range(8), range(12), 5):
    try:
        time.struct_time(wrong)
    except TypeError as error:
        print(error)
print(time.strftime("%H:%M:%S", moment), time.mktime(moment) == 1_700_000_000, moment < time.gmtime(1_700_000_001))
