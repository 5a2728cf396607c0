pipeline {
  agent {
    docker {
      image 'maven:3.9.9'
      args '-v $HOME/.m2:/root/.m2'
    }
  }
  stages {
    stage('build') {
      steps {
        sh 'make'
      }
    }
  }
}
