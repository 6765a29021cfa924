import pexpect,sys,re
c=pexpect.spawn('/work/main/.build/debug/nesh',env={'HOME':'/tmp/t','PATH':'/usr/bin:/bin','TERM':'xterm','LANG':sys.argv[1]+'.UTF-8','XDG_STATE_HOME':'/tmp/t/st'},dimensions=(40,100),encoding='utf8',cwd='/tmp/t')
import pyte
